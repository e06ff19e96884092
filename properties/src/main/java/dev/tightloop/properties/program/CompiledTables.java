package dev.tightloop.properties.program;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.model.guest.ProgramTables;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the compiler of the programs says of each instruction. Each table is a list of changes, as
 * Go's are: a value holds from one address up to the next change.
 */
public final class CompiledTables implements ProgramTables {

  private static final int NONE = Integer.MIN_VALUE;

  private final NavigableMap<Long, Integer> spDelta = new TreeMap<>();
  private final NavigableMap<Long, Boolean> unsafe = new TreeMap<>();
  private final NavigableMap<Long, Long> restart = new TreeMap<>();
  private final NavigableMap<Long, Optional<Gpr>> pointerRegister = new TreeMap<>();
  private final NavigableMap<Long, Integer> pointerSlot = new TreeMap<>();
  private final NavigableMap<Long, Integer> framePointer = new TreeMap<>();
  private final Map<Long, Gpr> loadedG = new HashMap<>();
  private final Map<Long, Long> barrierFlag = new HashMap<>();
  private final long begin;
  private long end;

  CompiledTables(long begin) {
    this.begin = begin;
  }

  @Override
  public boolean isSafe(long pc) {
    return has(pc) && !at(unsafe, pc, false);
  }

  @Override
  public long resumePC(long pc) {
    long start = at(restart, pc, -1L);
    return start < 0 ? pc : start;
  }

  @Override
  public OptionalInt spDelta(long pc) {
    return has(pc) ? number(spDelta, pc) : OptionalInt.empty();
  }

  /** The register that holds the only copy, or one of two, of a pointer that is still needed. */
  public Optional<Gpr> pointerRegister(long pc) {
    return at(pointerRegister, pc, Optional.empty());
  }

  /** How far above the stack pointer the frame holds a pointer that is still needed. */
  public OptionalInt pointerSlot(long pc) {
    return number(pointerSlot, pc);
  }

  /** How far above the stack pointer BP points, where it points to the frame of the function. */
  public OptionalInt framePointer(long pc) {
    return number(framePointer, pc);
  }

  /** The register into which the instruction before this one has loaded g. */
  public Optional<Gpr> loadedG(long pc) {
    return Optional.ofNullable(loadedG.get(pc));
  }

  /** The address of the flag that says no barrier is needed, if the instruction relies on it. */
  public OptionalLong barrierFlag(long pc) {
    Long flag = barrierFlag.get(pc);
    return flag == null ? OptionalLong.empty() : OptionalLong.of(flag);
  }

  /** Whether the address is in the program. */
  public boolean has(long pc) {
    return pc >= begin && pc < end;
  }

  void end(long address) {
    end = address;
  }

  void spDelta(long from, int delta) {
    spDelta.put(from, delta);
  }

  void unsafe(long from, boolean is) {
    unsafe.put(from, is);
  }

  void restart(long from, long start) {
    restart.put(from, start);
  }

  void noRestart(long from) {
    restart.put(from, -1L);
  }

  void pointerRegister(long from, Optional<Gpr> register) {
    pointerRegister.put(from, register);
  }

  void pointerSlot(long from, int offset) {
    pointerSlot.put(from, offset);
  }

  void noPointerSlot(long from) {
    pointerSlot.put(from, NONE);
  }

  void framePointer(long from, int offset) {
    framePointer.put(from, offset);
  }

  void noFramePointer(long from) {
    framePointer.put(from, NONE);
  }

  void loadedG(long at, Gpr register) {
    loadedG.put(at, register);
  }

  void barrierFlag(long at, long address) {
    barrierFlag.put(at, address);
  }

  private static OptionalInt number(NavigableMap<Long, Integer> table, long pc) {
    int value = at(table, pc, NONE);
    return value == NONE ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static <T> T at(NavigableMap<Long, T> table, long pc, T otherwise) {
    Map.Entry<Long, T> entry = table.floorEntry(pc);
    return entry == null ? otherwise : entry.getValue();
  }
}
