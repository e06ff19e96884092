package dev.tightloop.amd64;

import java.util.Arrays;
import java.util.List;

/**
 * One decoded instruction, good for as long as its bytes stay what they were. What it is never
 * changes. What the tiers note on it ({@link #heat}, {@link #covered}, {@link #region}) does: forks
 * in several threads share instructions and race there, so each reads such a field once, and
 * whatever it finds is good.
 */
public final class Instruction {
  private static final int INSIDE = 16;

  private final long address;
  private final byte[] bytes;
  private final String mnemonic;
  private final Operand[] operands;
  private final Kind kind;
  private final boolean crossesPage;
  private final long next;

  /** What it does. */
  final Operation operation;

  /** How often a jump came here; see {@link Cpu#interpret}. */
  int heat;

  /** Is it inside a translation that begins elsewhere? */
  boolean covered;

  /** The translation that begins here, or null; another thread may change it at any time. */
  Region region;

  /** What an instruction means for the flow of calls, and for which faults its accesses raise. */
  enum Kind {
    PLAIN,
    CALL,
    RETURN,
    /** Another one that accesses the stack without naming it. */
    STACK,
    /** It reads and writes its first operand: where that is memory, a read faults as a write. */
    CHANGE
  }

  /**
   * @param mnemonic in lower case, with LOCK where it is there
   * @param operands in Intel's order
   */
  Instruction(
      long address,
      byte[] bytes,
      String mnemonic,
      Operand[] operands,
      Kind kind,
      Operation operation) {
    this.address = address;
    this.bytes = bytes;
    this.mnemonic = mnemonic;
    this.operands = operands;
    this.kind = kind;
    this.operation = operation;
    this.next = address + bytes.length;
    this.crossesPage = (address ^ next - 1) >>> Memory.PAGE_BITS != 0;
  }

  /** Where it was decoded. */
  public long address() {
    return address;
  }

  /** In bytes, 1 to 15. */
  public int length() {
    return bytes.length;
  }

  /** Its encoding, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public boolean isCall() {
    return kind == Kind.CALL;
  }

  public boolean isReturn() {
    return kind == Kind.RETURN;
  }

  /** Where its operands are, in Intel's order. */
  public List<Place> places() {
    return Arrays.stream(operands).map(Places::of).toList();
  }

  /** The address after it. */
  public long next() {
    return next;
  }

  /** In lower case: {@code "mov"}, {@code "lock cmpxchg"}. */
  public String mnemonic() {
    return mnemonic;
  }

  /** In Intel syntax, near to what {@code objdump -M intel} prints. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(mnemonic);
    String separator = " ";
    for (Operand operand : operands) {
      if (!(operand instanceof MemoryBytes)) { // which the opcode implies
        text.append(separator).append(operand);
        separator = ",";
      }
    }
    return text.toString();
  }

  /**
   * Counts a jump to it; true at the jump that makes {@code threshold}, and never again. What lies
   * inside a translation is reached by it most of the time, so it has to be hotter.
   */
  boolean isHot(int threshold) {
    int enough = covered ? INSIDE * threshold : threshold;
    return heat <= enough && ++heat > enough;
  }

  /** May this stand for the code at {@code rip}, as far as its first page goes? */
  boolean isAt(long rip) {
    return address == rip;
  }

  /** Is this address, which it accesses in this state, on the stack? */
  boolean isOnStack(Cpu cpu, long address) {
    boolean implied = kind == Kind.CALL || kind == Kind.RETURN || kind == Kind.STACK;
    for (Operand operand : operands) {
      EffectiveAddress place = operand.place();
      if (place != null) {
        // POP has moved RSP by up to 8 when it computes the address.
        boolean named = !implied || address - place.of(cpu) >>> 4 == 0;
        return place.isOnStack() || !named;
      }
    }
    return implied;
  }

  /** Does it write where it reads? Only meaningful after it could not read. */
  boolean isChange() {
    return kind == Kind.CHANGE && operands[0].place() != null;
  }

  /**
   * Where its first operand begins of which {@code address} is a part; a bit string is as many
   * operands side by side.
   */
  long beginOfChange(Cpu cpu, long address) {
    int bytes = operands[0] instanceof Scalar scalar ? scalar.size().bytes() : 8;
    return address - Math.floorMod(address - operands[0].place().of(cpu), bytes);
  }

  boolean crossesPage() {
    return crossesPage;
  }

  /** Does memory still hold its bytes, and permit executing them? */
  boolean stillIn(Memory memory) {
    for (int i = 0; i < bytes.length; i++) {
      if (memory.fetch8(address + i) != (bytes[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
