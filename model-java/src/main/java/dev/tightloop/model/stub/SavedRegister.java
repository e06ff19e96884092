package dev.tightloop.model.stub;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Gpr;
import java.util.ArrayList;
import java.util.List;

/**
 * A register that a preemption keeps.
 *
 * @param kind which register file it belongs to
 * @param number Intel's number of it
 */
public record SavedRegister(Kind kind, int number) {

  /** A register file, and how its registers are stored. */
  public enum Kind {
    /** Stored whole by {@code MOVQ}. */
    GENERAL(8),
    /** The low 128 bits, stored by {@code MOVUPS}. The upper lanes are not kept. */
    XMM(16);

    private final int size;

    Kind(int size) {
      this.size = size;
    }

    /** Bytes on the stack. */
    public int size() {
      return size;
    }
  }

  public SavedRegister {
    if (number < 0 || number > 15) {
      throw new IllegalArgumentException("no register has number " + number);
    }
  }

  public static SavedRegister of(Gpr register) {
    return new SavedRegister(Kind.GENERAL, register.ordinal());
  }

  public static SavedRegister xmm(int number) {
    return new SavedRegister(Kind.XMM, number);
  }

  /**
   * Go 1.19's list ({@code runtime/mkpreempt.go regNamesAMD64} without SP and BP), in its order.
   */
  public static List<SavedRegister> go119() {
    List<SavedRegister> list = new ArrayList<>();
    for (Gpr gpr : List.of(Gpr.RAX, Gpr.RCX, Gpr.RDX, Gpr.RBX, Gpr.RSI, Gpr.RDI)) {
      list.add(of(gpr));
    }
    for (int n = 8; n < 16; n++) {
      list.add(new SavedRegister(Kind.GENERAL, n));
    }
    for (int n = 0; n < 16; n++) {
      list.add(xmm(n));
    }
    return List.copyOf(list);
  }

  /** Go's name of it: {@code AX}, {@code R8}, {@code X7}. */
  public String name() {
    if (kind == Kind.XMM) {
      return "X" + number;
    }
    return number < 8 ? Gpr.of(number).name().substring(1) : "R" + number;
  }

  /** Appends the instruction that stores it at this offset from SP. */
  void save(Assembler code, int offset) {
    switch (kind) {
      case GENERAL -> code.store(Gpr.RSP, offset, Gpr.of(number));
      case XMM -> code.movupsStore(Gpr.RSP, offset, number);
    }
  }

  /** Appends the instruction that loads it from this offset from SP. */
  void restore(Assembler code, int offset) {
    switch (kind) {
      case GENERAL -> code.load(Gpr.of(number), Gpr.RSP, offset);
      case XMM -> code.movupsLoad(number, Gpr.RSP, offset);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
