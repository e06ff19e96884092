package dev.tightloop.properties.scenario;

import dev.tightloop.model.Fault;
import dev.tightloop.model.guest.GuestFault;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.model.guest.Platform;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.StubFault;
import dev.tightloop.properties.invariants.ScannerFault;
import dev.tightloop.properties.program.CompilerFault;
import dev.tightloop.properties.program.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The faults that can be seeded where programs run on the core: in asyncPreempt, in the handler and
 * the kernel, in compiler and tables, in the scan of a stack, and those of the model that show
 * there. Each names the property that must catch it.
 */
public enum RegisterFault {
  flagsSavedAfterChange(
      StubFault.FLAGS_SAVED_AFTER_CHANGE,
      List.of(37459),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt compares before it saves the flags"),
  vzeroupperUnconditional(
      StubFault.VZEROUPPER_UNCONDITIONAL,
      List.of(37459),
      GuestViolation.NO_FAULT,
      "asyncPreempt begins with VZEROUPPER, whatever the processor"),
  xmmRegisterLeftOut(
      StubFault.XMM_REGISTER_LEFT_OUT,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt neither saves nor restores X7"),
  xmmRegisterSavedHalf(
      StubFault.XMM_REGISTER_SAVED_HALF,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt saves 64 of X9's 128 bits"),
  gprLeftOut(
      StubFault.GPR_LEFT_OUT,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt neither saves nor restores R12"),
  gprSavedHalf(
      StubFault.GPR_SAVED_HALF,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt saves 32 of R9's 64 bits"),
  restoreOrderSwapped(
      StubFault.RESTORE_ORDER_SWAPPED,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt restores CX and DX from each other's slot"),
  // POPFQ takes TF from a return address, so the processor traps before any register is compared.
  frameSizeOffBy8(
      StubFault.FRAME_SIZE_OFF_BY_8,
      List.of(),
      GuestViolation.NO_FAULT,
      "asyncPreempt's frame is eight bytes too small"),
  flagsAndBPSwapped(
      StubFault.FLAGS_AND_BP_SWAPPED,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt pops BP before the flags"),
  bpLeftOut(
      StubFault.BP_LEFT_OUT,
      List.of(),
      Violation.FRAME_POINTERS_CHAIN,
      "asyncPreempt does not push BP"),
  framePointerNotSet(
      StubFault.FRAME_POINTER_NOT_SET,
      List.of(),
      Violation.FRAME_POINTERS_CHAIN,
      "asyncPreempt pushes BP and does not let it point there"),
  flagsRestoredBeforeAdd(
      StubFault.FLAGS_RESTORED_BEFORE_ADD,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt restores the flags and then adds to SP"),

  pushCallOverwritesStack(
      GuestFault.PUSH_CALL_OVERWRITES_STACK,
      List.of(),
      Violation.STACK_UNTOUCHED,
      "pushCall writes the PC over what lies on top of the stack"),
  pushCallInvertsCarry(
      GuestFault.PUSH_CALL_INVERTS_CARRY,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "pushCall changes the carry flag in the kernel's frame"),
  pushCallUsesRBX(
      GuestFault.PUSH_CALL_USES_RBX,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "pushCall uses the RBX of the kernel's frame for itself"),
  mcallMiscountsSP(
      GuestFault.MCALL_MISCOUNTS_SP,
      List.of(),
      Violation.STACK_UNWINDABLE,
      "mcall notes a stack pointer that is eight bytes off"),
  kernelFrameLosesVectors(
      GuestFault.FRAME_LOSES_VECTORS,
      List.of(35326, 35777),
      Violation.REGISTERS_RESTORED,
      "the kernel's frame does not hold the vector registers"),
  kernelFrameLosesHighHalves(
      GuestFault.FRAME_LOSES_HIGH_HALVES,
      List.of(49233, 80285),
      Violation.REGISTERS_RESTORED,
      "the kernel's frame does not hold the high halves of the vector registers"),
  saveNarrowerThanLive(
      Platform.HIGH_HALVES_LIVE,
      List.of(81209),
      Violation.REGISTERS_RESTORED,
      "the compiler uses 256 bits of a vector register where asyncPreempt saves 128"),
  stackRoomNotChecked(
      GuestFault.STACK_ROOM_NOT_CHECKED,
      List.of(),
      Violation.STACK_BOUNDED,
      "isAsyncSafePoint does not look at how much stack is left"),
  stackRoomWithoutXMM(
      GuestFault.STACK_ROOM_WITHOUT_XMM,
      List.of(),
      Violation.STACK_BOUNDED,
      "asyncPreemptStack is computed without the XMM registers"),
  sigactionWithoutOnstack(
      GuestFault.SIGACTION_WITHOUT_ONSTACK,
      List.of(35439, 42774),
      Violation.HANDLER_ON_SIGNAL_STACK,
      "SIGURG's handler runs on the goroutine's stack"),
  handlerTrustsR14(
      GuestFault.HANDLER_TRUSTS_R14,
      List.of(32912),
      Violation.G_IS_OWN,
      "the handler takes g from R14, whoever was interrupted"),
  lookupAtReturnAddress(
      GuestFault.LOOKS_UP_RETURN_ADDRESS,
      List.of(),
      Violation.SAFE_POINT_ONLY,
      "isAsyncSafePoint looks up the tables at the PC minus one"),
  gogoKeepsTLS(
      GuestFault.GOGO_KEEPS_TLS,
      List.of(),
      Violation.G_IS_OWN,
      "gogo does not set the thread-local g"),

  epilogueWindowSafe(
      CompilerFault.EPILOGUE_WINDOW_SAFE,
      List.of(73259),
      Violation.STACK_UNWINDABLE,
      "a frame that goes in two steps is not unsafe between them"),
  framePointerBeforeSave(
      CompilerFault.FRAME_POINTER_BEFORE_SAVE,
      List.of(63830),
      Violation.FRAME_POINTERS_CHAIN,
      "BP points to a frame before the caller's BP is there"),
  leafStoresBelowSP(
      CompilerFault.LEAF_STORES_BELOW_SP,
      List.of(35439),
      Violation.RESULT_UNCHANGED,
      "a leaf function keeps a value below SP"),
  tlsWindowSafe(
      CompilerFault.TLS_WINDOW_SAFE,
      List.of(67108),
      Violation.G_IS_OWN,
      "a load of g in two steps is not unsafe between them"),
  barrierWindowSafe(
      CompilerFault.BARRIER_WINDOW_SAFE,
      List.of(61958),
      Violation.STORE_SEES_BARRIER,
      "a store that found the write barrier off is not unsafe until it is made"),
  restartsMerged(
      CompilerFault.RESTARTS_MERGED,
      List.of(),
      Violation.RESULT_UNCHANGED,
      "two restartable sequences have the same mark and look like one"),

  scanSkipsFirstSlot(
      ScannerFault.SKIPS_FIRST_SLOT,
      List.of(80188),
      Violation.LIVE_POINTERS_VISIBLE,
      "the conservative scan leaves out the slot of AX"),
  scanSkipsParentFrame(
      ScannerFault.SKIPS_PARENT_FRAME,
      List.of(),
      Violation.LIVE_POINTERS_VISIBLE,
      "the interrupted function's frame is scanned by a map for another instruction"),

  signalPendingNeverCleared(
      Fault.signalPendingNeverCleared,
      List.of(),
      Violation.NO_LOST_PREEMPTION,
      "doSigPreempt does not acknowledge the request"),
  isAsyncSafePointIgnoresPC(
      Fault.isAsyncSafePointIgnoresPC,
      List.of(),
      Violation.SAFE_POINT_ONLY,
      "every PC counts as a safe point"),
  asyncPreemptSavesNothing(
      Fault.asyncPreemptSavesNothing,
      List.of(),
      Violation.REGISTERS_RESTORED,
      "asyncPreempt leaves the registers to asyncPreempt2"),
  pushCallKeepsSP(
      Fault.pushCallKeepsSP,
      List.of(),
      Violation.STACK_UNWINDABLE,
      "pushCall writes the PC on top of the stack and leaves SP"),
  pushCallIgnoresRestart(
      Fault.pushCallIgnoresRestart,
      List.of(),
      Violation.RESULT_UNCHANGED,
      "pushCall pushes the interrupted PC of a restartable sequence"),
  gogoKeepsG(
      Fault.gogoKeepsG,
      List.of(),
      Violation.G_IS_OWN,
      "gogo leaves the thread-local g to g0, and the thread knows of no other"),
  asyncPreempt2Splits(
      Fault.asyncPreempt2Splits,
      List.of(),
      GuestViolation.NO_NEWSTACK_IN_ASYNC_PREEMPT,
      "asyncPreempt2 calls a function that has a stack check");

  /** Where in the system a fault is. */
  public enum Level {
    /** The code of asyncPreempt. */
    STUB,
    /** The signal handler, the scheduler's switches, the kernel's frame. */
    HANDLER,
    /** The compiled code and its tables. */
    COMPILER,
    /** The scan of a stopped goroutine's stack. */
    SCANNER,
    /** The specification's own. */
    MODEL
  }

  private final Object seed;
  private final List<Integer> issues;
  private final String caughtBy;
  private final String sentence;

  RegisterFault(Object seed, List<Integer> issues, String caughtBy, String sentence) {
    this.seed = seed;
    this.issues = issues;
    this.caughtBy = caughtBy;
    this.sentence = sentence;
  }

  /** What is wrong, in one sentence. */
  public String sentence() {
    return sentence;
  }

  /** Numbers of the issues of golang/go that it recreates. */
  public List<Integer> issues() {
    return issues;
  }

  /** The property that catches it first. */
  public String caughtBy() {
    return caughtBy;
  }

  /** Where it is. */
  public Level level() {
    if (seed instanceof StubFault) {
      return Level.STUB;
    }
    if (seed instanceof GuestFault) {
      return Level.HANDLER;
    }
    if (seed instanceof ScannerFault) {
      return Level.SCANNER;
    }
    return seed instanceof Fault ? Level.MODEL : Level.COMPILER;
  }

  /** The model's faults: one or none. */
  public Set<Fault> model() {
    return set(Fault.class);
  }

  /** The fault of asyncPreempt's code, if it is one. */
  public Optional<StubFault> stub() {
    return seed(StubFault.class);
  }

  /** asyncPreempt with this fault. */
  public AsyncPreemptStub stub(AsyncPreemptStub right) {
    if (seed == Fault.asyncPreemptSavesNothing) {
      return AsyncPreemptStub.of(List.of());
    }
    return stub().map(right::with).orElse(right);
  }

  /** The kind of instruction at which it shows, if it is one of few. */
  Optional<Template> often() {
    return Optional.ofNullable(
        switch (this) {
          case epilogueWindowSafe,
              framePointerBeforeSave,
              scanSkipsFirstSlot,
              scanSkipsParentFrame ->
              Template.CALL;
          case tlsWindowSafe -> Template.LOAD_G;
          case barrierWindowSafe -> Template.BARRIER;
          case restartsMerged, pushCallIgnoresRestart -> Template.RESTARTABLE;
          case stackRoomNotChecked, stackRoomWithoutXMM -> Template.DEEP;
          case leafStoresBelowSP -> Template.SPILL;
          default -> null;
        });
  }

  /** What compiler and asyncPreempt agree on, or, if that is the fault, do not. */
  Platform platform() {
    boolean restarts =
        seed == Fault.pushCallIgnoresRestart || seed == CompilerFault.RESTARTS_MERGED;
    return seed(Platform.class).orElse(restarts ? Platform.SCRATCH_REGISTER : Platform.AMD64);
  }

  /** The platform on which nothing is wrong without the fault. */
  Platform faithfulPlatform() {
    return seed instanceof Platform ? Platform.AMD64 : platform();
  }

  /** The guest's faults: one or none. */
  public Set<GuestFault> guest() {
    return set(GuestFault.class);
  }

  Set<CompilerFault> compiler() {
    return set(CompilerFault.class);
  }

  Set<ScannerFault> scanner() {
    return set(ScannerFault.class);
  }

  private <T> Optional<T> seed(Class<T> type) {
    return type.isInstance(seed) ? Optional.of(type.cast(seed)) : Optional.empty();
  }

  private <T> Set<T> set(Class<T> type) {
    return seed(type).map(Set::of).orElse(Set.of());
  }

  /** The fault of this name. */
  public static Optional<RegisterFault> named(String name) {
    return Arrays.stream(values()).filter(fault -> fault.name().equals(name)).findFirst();
  }
}
