package dev.tightloop.model.stub;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Gpr;
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
    int frameSize = layout.size() - (faults.containsKey(StubFault.FRAME_SIZE_OFF_BY_8) ? 8 : 0);
    Assembler code = new Assembler(address);
    code.push(Gpr.RBP).mov(Gpr.RBP, Gpr.RSP);
    if (faults.containsKey(StubFault.FLAGS_SAVED_AFTER_CHANGE)) {
      code.raw(CMPB_TOP_OF_STACK);
    }
    code.pushfq().subImm32(Gpr.RSP, frameSize);
    save(code, layout.slots());
    long callAddress = code.here();
    code.call(asyncPreempt2);
    long returnAddress = code.here();
    restore(code, layout.slots());
    code.addImm32(Gpr.RSP, frameSize).popfq().pop(Gpr.RBP).ret();
    return new Stub(address, code.bytes(), callAddress, returnAddress, frameSize, layout.slots());
  }

  private void save(Assembler code, List<Slot> slots) {
    for (Slot slot : slots) {
      if (!leftOut(slot.register())) {
        slot.register().save(code, slot.offset());
      }
    }
  }

  private void restore(Assembler code, List<Slot> slots) {
    for (int i = slots.size() - 1; i >= 0; i--) {
      if (!leftOut(slots.get(i).register())) {
        slots.get(i).register().restore(code, slots.get(source(i)).offset());
      }
    }
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
