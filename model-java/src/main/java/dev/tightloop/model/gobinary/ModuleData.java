package dev.tightloop.model.gobinary;

import java.util.OptionalLong;

/**
 * Finds the data that belong to whole functions, {@code moduledata.gofunc} ({@code
 * runtime/symtab.go moduledata}).
 *
 * <p>An executable with symbols names the place. In a stripped one the module's own record gives
 * it: the record begins with the address of the table's head and, one word on, of the function
 * names; the text's start is farther down. No other data looks like this.
 */
final class ModuleData {

  private static final String GOFUNC_SYMBOL = "go.func.*";
  private static final String[] HOLDERS = {".noptrdata", ".data"};

  private static final int FUNCTION_NAMES = 8;
  private static final int TEXT = 176;
  private static final int GOFUNC = 304;
  private static final int SIZE = GOFUNC + 8;

  private ModuleData() {}

  static OptionalLong gofunc(GoImage image, long pclntabAddress, PcHeader header) {
    OptionalLong symbol = image.symbol(GOFUNC_SYMBOL);
    if (symbol.isPresent()) {
      return symbol;
    }
    for (String name : HOLDERS) {
      OptionalLong found =
          image
              .section(name)
              .map(section -> search(section.reader(), pclntabAddress, header))
              .orElse(OptionalLong.empty());
      if (found.isPresent()) {
        return found;
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong search(Bytes data, long pclntabAddress, PcHeader header) {
    for (int at = 0; at + SIZE <= data.length(); at += 8) {
      if (data.i64(at) == pclntabAddress
          && data.i64(at + FUNCTION_NAMES) == pclntabAddress + header.functionNames()
          && data.i64(at + TEXT) == header.textStart()) {
        return OptionalLong.of(data.i64(at + GOFUNC));
      }
    }
    return OptionalLong.empty();
  }
}
