package dev.tightloop.model.stub;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.OperandSize;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes {@code runtime.asyncPreempt} for amd64 from a list of registers ({@code
 * runtime/mkpreempt.go genAMD64}). With Go 1.19's list and no fault the code is the same, byte for
 * byte, as in a Go 1.19 linux/amd64 executable.
 *
 * <p>Immutable: {@link #with(StubFault)} gives another generator.
 */
public final class AsyncPreemptStub {

  /** {@code CMPB 0(SP), $0}. */
  private static final int[] CMPB_TOP_OF_STACK = {0x80, 0x3c, 0x24, 0x00};

  /** {@code VZEROUPPER}. */
  private static final int[] VZEROUPPER = {0xc5, 0xf8, 0x77};

  /** {@code MOVSD}'s opcode for a store and for a load, after the prefix F2. */
  private static final int MOVSD_STORE = 0x11;

  private static final int MOVSD_LOAD = 0x10;

  private final List<SavedRegister> registers;
  private final Map<StubFault, Optional<SavedRegister>> faults;

  private AsyncPreemptStub(
      List<SavedRegister> registers, Map<StubFault, Optional<SavedRegister>> faults) {
    this.registers = registers;
    this.faults = faults;
  }

  /** Saves these registers, in this order. */
  public static AsyncPreemptStub of(List<SavedRegister> registers) {
    return new AsyncPreemptStub(List.copyOf(registers), Map.of());
  }

  /** Saves what Go 1.19 saves. */
  public static AsyncPreemptStub go119() {
    return of(SavedRegister.go119());
  }

  /** The same with one more fault, on the fault's own victim. */
  public AsyncPreemptStub with(StubFault fault) {
    return with(fault, fault.victim());
  }

  /** The same with one more fault, on a chosen register. */
  public AsyncPreemptStub with(StubFault fault, SavedRegister victim) {
    boolean suits = fault.victim().map(usual -> usual.kind() == victim.kind()).orElse(false);
    if (!suits) {
      throw new IllegalArgumentException("%s cannot happen to %s".formatted(fault, victim));
    }
    return with(fault, Optional.of(victim));
  }

  private AsyncPreemptStub with(StubFault fault, Optional<SavedRegister> victim) {
    victim.ifPresent(register -> checkPossible(fault, register));
    Map<StubFault, Optional<SavedRegister>> more = new EnumMap<>(StubFault.class);
    more.putAll(faults);
    more.put(fault, victim);
    return new AsyncPreemptStub(registers, more);
  }

  /**
   * The code.
   *
   * @param address where it will lie
   * @param asyncPreempt2 what it calls; in an executable the symbol {@code
   *     runtime.asyncPreempt2.abi0}, which sets up the registers that compiled Go code relies on
   */
  public Stub generate(long address, long asyncPreempt2) {
    Layout layout = Layout.of(registers);
    int frameSize = layout.size() - (has(StubFault.FRAME_SIZE_OFF_BY_8) ? 8 : 0);
    Assembler code = new Assembler(address);
    if (has(StubFault.VZEROUPPER_UNCONDITIONAL)) {
      code.raw(VZEROUPPER);
    }
    boolean savesBp = !has(StubFault.BP_LEFT_OUT);
    if (savesBp) {
      code.push(Gpr.RBP);
      if (!has(StubFault.FRAME_POINTER_NOT_SET)) {
        code.mov(Gpr.RBP, Gpr.RSP);
      }
    }
    if (has(StubFault.FLAGS_SAVED_AFTER_CHANGE)) {
      code.raw(CMPB_TOP_OF_STACK);
    }
    code.pushfq().subImm32(Gpr.RSP, frameSize);
    save(code, layout.slots());
    long callAddress = code.here();
    code.call(asyncPreempt2);
    long returnAddress = code.here();
    restore(code, layout.slots());
    end(code, frameSize);
    int pushed = Long.BYTES * (savesBp ? 3 : 2);
    return new Stub(
        address, code.bytes(), callAddress, returnAddress, pushed, frameSize, layout.slots());
  }

  private void end(Assembler code, int frameSize) {
    if (has(StubFault.FLAGS_RESTORED_BEFORE_ADD)) {
      // PUSHQ frameSize(SP); POPFQ
      code.raw(0xff, 0xb4, 0x24, frameSize & 0xff, frameSize >> 8 & 0xff, 0, 0).popfq();
      code.addImm32(Gpr.RSP, frameSize + Long.BYTES).pop(Gpr.RBP).ret();
      return;
    }
    code.addImm32(Gpr.RSP, frameSize);
    if (has(StubFault.FLAGS_AND_BP_SWAPPED)) {
      code.pop(Gpr.RBP).popfq();
    } else {
      code.popfq();
      if (!has(StubFault.BP_LEFT_OUT)) {
        code.pop(Gpr.RBP);
      }
    }
    code.ret();
  }

  private boolean has(StubFault fault) {
    return faults.containsKey(fault);
  }

  private void save(Assembler code, List<Slot> slots) {
    for (Slot slot : slots) {
      if (!leftOut(slot.register())) {
        if (halved(slot.register())) {
          half(code, slot.register(), slot.offset(), true);
        } else {
          slot.register().save(code, slot.offset());
        }
      }
    }
  }

  private void restore(Assembler code, List<Slot> slots) {
    for (int i = slots.size() - 1; i >= 0; i--) {
      if (!leftOut(slots.get(i).register())) {
        int offset = slots.get(source(i)).offset();
        if (halved(slots.get(i).register())) {
          half(code, slots.get(i).register(), offset, false);
        } else {
          slots.get(i).register().restore(code, offset);
        }
      }
    }
  }

  private boolean halved(SavedRegister register) {
    return victim(StubFault.XMM_REGISTER_SAVED_HALF).equals(Optional.of(register))
        || victim(StubFault.GPR_SAVED_HALF).equals(Optional.of(register));
  }

  /** A store or a load that is half as wide as the register. */
  private static void half(Assembler code, SavedRegister register, int offset, boolean store) {
    int n = register.number();
    if (register.kind() == SavedRegister.Kind.GENERAL) {
      if (store) {
        code.store(OperandSize.DWORD, Gpr.RSP, offset, Gpr.of(n));
      } else {
        code.load(OperandSize.DWORD, Gpr.of(n), Gpr.RSP, offset);
      }
      return;
    }
    int rex = n < 8 ? 0x40 : 0x44;
    int modRm = 0x80 | (n & 7) << 3 | 4;
    code.raw(0xf2, rex, 0x0f, store ? MOVSD_STORE : MOVSD_LOAD, modRm, 0x24);
    code.raw(offset & 0xff, offset >> 8 & 0xff, 0, 0);
  }

  private boolean leftOut(SavedRegister register) {
    return victim(StubFault.XMM_REGISTER_LEFT_OUT).equals(Optional.of(register))
        || victim(StubFault.GPR_LEFT_OUT).equals(Optional.of(register));
  }

  /** Whose slot the register at this position of the list is restored from. */
  private int source(int position) {
    Optional<SavedRegister> swapped = victim(StubFault.RESTORE_ORDER_SWAPPED);
    if (swapped.isEmpty()) {
      return position;
    }
    int first = registers.indexOf(swapped.get());
    if (position == first) {
      return first + 1;
    }
    return position == first + 1 ? first : position;
  }

  private Optional<SavedRegister> victim(StubFault fault) {
    return faults.getOrDefault(fault, Optional.empty());
  }

  /** Checks that the fault can happen to the register with this list. */
  private void checkPossible(StubFault fault, SavedRegister victim) {
    int position = registers.indexOf(victim);
    boolean alone =
        fault == StubFault.RESTORE_ORDER_SWAPPED
            && (position + 1 == registers.size()
                || registers.get(position + 1).kind() != victim.kind());
    if (position < 0 || alone) {
      throw new IllegalArgumentException(
          "%s cannot happen to %s in this list".formatted(fault, victim));
    }
  }
}
