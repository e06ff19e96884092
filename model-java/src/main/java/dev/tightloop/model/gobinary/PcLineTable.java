package dev.tightloop.model.gobinary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The program counter line table of an executable, section {@code .gopclntab} ({@code
 * runtime/symtab.go}).
 *
 * <p>The runtime finds a function through an index of its own, {@code findfunctab}; here it is a
 * binary search, with the same result. Where the runtime throws because a table does not cover a
 * program counter, this throws {@link BadGoBinary}.
 */
public final class PcLineTable {

  /** The value of a table that a function does not have. */
  private static final int NO_TABLE = -1;

  private final Bytes table;
  private final PcHeader header;
  private final long[] entries;
  private final List<GoFunction> functions;
  private final Map<String, GoFunction> byName;
  private final Map<Integer, PcValues> unpacked = new ConcurrentHashMap<>();

  private PcLineTable(Bytes table, PcHeader header, long textStart) {
    this.table = table;
    this.header = header;
    this.entries = new long[header.functions()];
    List<GoFunction> all = new ArrayList<>(header.functions());
    this.byName = new HashMap<>(2 * header.functions());
    for (int i = 0; i < header.functions(); i++) {
      GoFunction function = GoFunction.read(table, header, textStart, i);
      if (function.end() < function.entry()) {
        throw new BadGoBinary(
            "%s at 0x%x is not in order".formatted(function.name(), function.entry()));
      }
      entries[i] = function.entry();
      all.add(function);
      byName.merge(function.name(), function, PcLineTable::rather);
    }
    this.functions = List.copyOf(all);
  }

  /** Reads the section's bytes. The text begins where the table's head says. */
  public static PcLineTable read(byte[] pclntab) {
    Bytes table = new Bytes(pclntab);
    PcHeader header = PcHeader.read(table);
    return new PcLineTable(table, header, header.textStart());
  }

  /** Reads the section's bytes of a program whose text was loaded at another address. */
  public static PcLineTable read(byte[] pclntab, long textStart) {
    Bytes table = new Bytes(pclntab);
    return new PcLineTable(table, PcHeader.read(table), textStart);
  }

  /** All functions, by rising entry. */
  public List<GoFunction> functions() {
    return functions;
  }

  /** The function that holds the address, empty outside Go's text ({@code findfunc}). */
  public Optional<GoFunction> function(long pc) {
    int found = Arrays.binarySearch(entries, pc);
    int index = found >= 0 ? found : -found - 2;
    if (index < 0 || pc >= functions.get(index).end()) {
      return Optional.empty();
    }
    return Optional.of(functions.get(index));
  }

  /** The function of this name; of a function and its wrapper, the function. */
  public Optional<GoFunction> function(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The address behind the function's last instruction; up to {@code end} follows padding. */
  public long codeEnd(GoFunction function) {
    return function.pcsp() == 0 ? function.end() : function.entry() + values(function.pcsp()).end();
  }

  /** How far the stack pointer is below its value at entry ({@code funcspdelta}). */
  public int spDelta(long pc) {
    GoFunction function = holder(pc);
    return value(function, function.pcsp(), pc);
  }

  /** The value of a table numbered by {@link PcData}, -1 by default ({@code pcdatavalue}). */
  public int pcdata(GoFunction function, int number, long pc) {
    return value(function, function.pcdataOffset(number), pc);
  }

  /** The first address of the run that gives {@link #pcdata} its value ({@code pcdatavalue2}). */
  public long pcdataStart(GoFunction function, int number, long pc) {
    int offset = function.pcdataOffset(number);
    return offset == 0 ? 0 : function.entry() + values(offset).start(run(function, offset, pc));
  }

  /** The source line of the instruction, of the innermost inlined body ({@code funcline}). */
  public int line(long pc) {
    GoFunction function = holder(pc);
    return value(function, function.pcln(), pc);
  }

  /** The source file of the instruction, {@code ?} if it is not recorded ({@code funcfile}). */
  public String file(long pc) {
    GoFunction function = holder(pc);
    int number = value(function, function.pcfile(), pc);
    if (number < 0) {
      return "?";
    }
    long index = Integer.toUnsignedLong(function.compilationUnit()) + number;
    int offset = table.i32(header.compilationUnits() + 4 * index);
    return offset == ~0 ? "?" : table.text(header.files() + Integer.toUnsignedLong(offset));
  }

  /** The name at an offset among the names ({@code funcnameFromNameoff}). */
  String nameAt(int offset) {
    return table.text(header.functionNames() + Integer.toUnsignedLong(offset));
  }

  PcHeader header() {
    return header;
  }

  private GoFunction holder(long pc) {
    return function(pc)
        .orElseThrow(() -> new BadGoBinary("0x%x is not in Go's text".formatted(pc)));
  }

  private int value(GoFunction function, int offset, long pc) {
    return offset == 0 ? NO_TABLE : values(offset).value(run(function, offset, pc));
  }

  private int run(GoFunction function, int offset, long pc) {
    int run = values(offset).run(pc - function.entry());
    if (run < 0) {
      throw new BadGoBinary(
          "0x%x lies outside the code of %s, 0x%x to 0x%x"
              .formatted(pc, function.name(), function.entry(), codeEnd(function)));
    }
    return run;
  }

  private PcValues values(int offset) {
    return unpacked.computeIfAbsent(
        offset, at -> PcValues.read(table, header.pcValues() + Integer.toUnsignedLong(at)));
  }

  private static GoFunction rather(GoFunction first, GoFunction second) {
    return first.id() == FuncId.WRAPPER ? second : first;
  }
}
