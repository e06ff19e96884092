package dev.tightloop.properties.scenario;

import dev.tightloop.model.Fault;
import dev.tightloop.model.guest.GuestFault;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.model.stub.StubFault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The faults that can be seeded where programs run on the guest: those of the stub and those of the
 * model that show there. Each names the property that must catch it.
 */
public enum SeededFault {
  flagsSavedAfterChange(StubFault.FLAGS_SAVED_AFTER_CHANGE, Violation.REGISTERS_RESTORED),
  xmmRegisterLeftOut(StubFault.XMM_REGISTER_LEFT_OUT, Violation.REGISTERS_RESTORED),
  gprLeftOut(StubFault.GPR_LEFT_OUT, Violation.REGISTERS_RESTORED),
  restoreOrderSwapped(StubFault.RESTORE_ORDER_SWAPPED, Violation.REGISTERS_RESTORED),
  // POPFQ takes TF from a return address, so the processor traps before any register is compared.
  frameSizeOffBy8(StubFault.FRAME_SIZE_OFF_BY_8, GuestViolation.NO_FAULT),
  signalPendingNeverCleared(Fault.signalPendingNeverCleared, Violation.NO_LOST_PREEMPTION),
  isAsyncSafePointIgnoresPC(Fault.isAsyncSafePointIgnoresPC, Violation.SAFE_POINT_ONLY),
  pushCallOverwritesStack(GuestFault.PUSH_CALL_OVERWRITES_STACK, Violation.STACK_UNTOUCHED);

  private final StubFault stub;
  private final Fault model;
  private final GuestFault guest;
  private final String caughtBy;

  SeededFault(StubFault stub, String caughtBy) {
    this(stub, null, null, caughtBy);
  }

  SeededFault(Fault model, String caughtBy) {
    this(null, model, null, caughtBy);
  }

  SeededFault(GuestFault guest, String caughtBy) {
    this(null, null, guest, caughtBy);
  }

  SeededFault(StubFault stub, Fault model, GuestFault guest, String caughtBy) {
    this.stub = stub;
    this.model = model;
    this.guest = guest;
    this.caughtBy = caughtBy;
  }

  /** The stub's fault, if it is one. */
  public Optional<StubFault> stub() {
    return Optional.ofNullable(stub);
  }

  /** The model's faults: one or none. */
  public Set<Fault> model() {
    return model == null ? Set.of() : Set.of(model);
  }

  /** The guest's faults: one or none. */
  Set<GuestFault> guest() {
    return guest == null ? Set.of() : Set.of(guest);
  }

  /** The property that catches it first. */
  public String caughtBy() {
    return caughtBy;
  }

  /** What is wrong with it. */
  public String sentence() {
    return switch (this) {
      case flagsSavedAfterChange -> "asyncPreempt compares something before it has saved the flags";
      case xmmRegisterLeftOut -> "an XMM register has a slot but is neither saved nor restored";
      case gprLeftOut -> "a general register has a slot but is neither saved nor restored";
      case restoreOrderSwapped -> "two registers are restored from each other's slot";
      case frameSizeOffBy8 -> "asyncPreempt's frame is eight bytes too small";
      case signalPendingNeverCleared -> "doSigPreempt forgets its second acknowledging store";
      case isAsyncSafePointIgnoresPC -> "every PC counts as a safe point";
      case pushCallOverwritesStack -> "pushCall writes the resume PC where SP is and not below it";
    };
  }

  /** Numbers of the issues of golang/go that it recreates. */
  public List<Integer> issues() {
    return this == flagsSavedAfterChange ? List.of(37459) : List.of();
  }

  /** The fault of this name. */
  public static Optional<SeededFault> named(String name) {
    return Arrays.stream(values()).filter(fault -> fault.name().equals(name)).findFirst();
  }
}
