package dev.tightloop.model.gobinary;

import java.util.List;
import java.util.OptionalLong;

/**
 * One function's record in the table ({@code runtime/runtime2.go _func}).
 *
 * @param name as Go prints it, {@code main.main.func1}; a wrapper bears the name of what it wraps,
 *     and the linker writes {@code [...]} for anything in brackets
 * @param entry the address of its first instruction
 * @param end the entry of the next function; padding may lie before it ({@link
 *     PcLineTable#codeEnd})
 * @param id which special function it is, if any
 * @param flags bits numbered by {@link FuncFlag}
 * @param pcsp where the table of stack depths begins among the tables, 0 if there is none
 * @param pcfile the same for the file numbers
 * @param pcln the same for the line numbers
 * @param compilationUnit its unit's first index into the list of files
 * @param pcdata the same as {@code pcsp} for each table numbered by {@link PcData}
 * @param funcdata the offset of each datum numbered by {@link FuncData} from {@code
 *     moduledata.gofunc}, all ones if there is none
 */
public record GoFunction(
    String name,
    long entry,
    long end,
    FuncId id,
    int flags,
    int pcsp,
    int pcfile,
    int pcln,
    int compilationUnit,
    List<Integer> pcdata,
    List<Integer> funcdata) {

  /** Fields before the two lists. */
  private static final int FIXED_SIZE = 40;

  private static final int ABSENT = ~0;

  static GoFunction read(Bytes table, PcHeader header, long textStart, int index) {
    long pair = header.functionTable() + 8L * index;
    long at = header.functionTable() + table.u32(pair + 4);
    int tables = table.i32(at + 28);
    if (tables < 0 || tables > 1 << 16) {
      throw new BadGoBinary("function %d claims %d tables".formatted(index, tables));
    }
    return new GoFunction(
        table.text(header.functionNames() + table.u32(at + 4)),
        textStart + table.u32(pair),
        textStart + table.u32(pair + 8),
        FuncId.of(table.u8(at + 36)),
        table.u8(at + 37),
        table.i32(at + 16),
        table.i32(at + 20),
        table.i32(at + 24),
        table.i32(at + 32),
        words(table, at + FIXED_SIZE, tables),
        words(table, at + FIXED_SIZE + 4L * tables, table.u8(at + 39)));
  }

  public boolean has(FuncFlag flag) {
    return (flags & flag.mask()) != 0;
  }

  /** Where the table numbered by {@link PcData} begins, 0 if there is none. */
  int pcdataOffset(int number) {
    return number < pcdata.size() ? pcdata.get(number) : 0;
  }

  /**
   * The offset of a datum from {@code moduledata.gofunc}, empty if the function has none ({@code
   * runtime/symtab.go funcdata}).
   */
  public OptionalLong funcdataOffset(int number) {
    if (number >= funcdata.size() || funcdata.get(number) == ABSENT) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Integer.toUnsignedLong(funcdata.get(number)));
  }

  private static List<Integer> words(Bytes table, long at, int count) {
    Integer[] words = new Integer[count];
    for (int i = 0; i < count; i++) {
      words[i] = table.i32(at + 4L * i);
    }
    return List.of(words);
  }
}
