package dev.tightloop.properties.invariants;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The invariants of the specification: all that a configuration may list. FooMatters, which is true
 * in the states about which Foo says something, belongs to Foo.
 */
public enum NamedInvariant {
  TypeOK("Runtime", "Every variable has a value of its type.", in -> in.type::typeOK, null),
  POwner(
      "Invariants",
      "Every processor has exactly one owner: an M, a thread that carries it, a system call, the list of idle ones, or the stopper.",
      in -> in.machine::pOwner,
      in -> in.machine::pOwnerMatters),
  OneRunner(
      "Invariants",
      "A goroutine has one runner, and only a running one executes its code.",
      in -> in.machine::oneRunner,
      in -> in.machine::oneRunnerMatters),
  ExactlyOneRunQueue(
      "Invariants",
      "A runnable goroutine is in exactly one place, and a running one in no queue.",
      in -> in.machine::exactlyOneRunQueue,
      in -> in.machine::exactlyOneRunQueueMatters),
  LockedGRunsOnItsM(
      "Invariants",
      "A locked goroutine runs on its M only, and that M runs nothing else.",
      in -> in.machine::lockedGRunsOnItsM,
      in -> in.machine::lockedGRunsOnItsMMatters),
  AckSound(
      "Invariants",
      "signalPending says that an acknowledgement is still to come.",
      in -> in.machine::ackSound,
      in -> in.machine::ackSoundMatters),
  SafePointOnly(
      "Invariants",
      "asyncPreempt is injected at safe points of user code only, and never twice.",
      in -> in.machine::safePointOnly,
      in -> in.machine::safePointOnlyMatters),
  RegistersRestored(
      "Invariants",
      "A goroutine that executes finds every register that it needs as it left it.",
      in -> in.machine::registersRestored,
      in -> in.machine::registersRestoredMatters),
  AsyncSafePointMarks(
      "Invariants",
      "asyncSafePoint is set whenever asyncPreempt's save area is in use, but for its two ends.",
      in -> in.machine::asyncSafePointMarks,
      in -> in.machine::asyncSafePointMarksMatters),
  OneSignalAtATime(
      "Invariants",
      "No thread gets a signal while another is on its way to it.",
      in -> in.machine::oneSignalAtATime,
      in -> in.machine::oneSignalAtATimeMatters),
  NoThrow(
      "Invariants",
      "No test of the scheduler fails that would make Go throw, or wait for ever.",
      in -> in.machine::noThrow,
      in -> in.machine::noThrowMatters),
  ConfigSound(
      "Invariants",
      "With asyncpreemptoff nobody in Go sends and nobody injects.",
      in -> in.machine::configSound,
      in -> in.machine::configSoundMatters),
  DescheduledAtSafePoint(
      "SafePoint",
      "A goroutine is descheduled at a blocked, a synchronous or an asynchronous safe point only.",
      in -> in.safePoint::descheduledAtSafePoint,
      in -> in.safePoint::descheduledAtSafePointMatters),
  LocksKeepM(
      "Acquirem",
      "A goroutine keeps its M and its P while it holds locks.",
      in -> in.acquirem::locksKeepM,
      in -> in.acquirem::locksKeepMMatters),
  NoFalseDeadlock(
      "Checkdead",
      "checkdead reports no deadlock while a goroutine could run.",
      in -> in.checkdead::noFalseDeadlock,
      in -> in.checkdead::noFalseDeadlockMatters),
  GrowsShortStacksOnly(
      "Cooperative",
      "A stack grows only if it is short.",
      in -> in.cooperative::growsShortStacksOnly,
      in -> in.cooperative::growsShortStacksOnlyMatters),
  NoNewstackInAsyncPreempt(
      "Cooperative",
      "asyncPreempt and asyncPreempt2 call nothing that checks the stack.",
      in -> in.cooperative::noNewstackInAsyncPreempt,
      in -> in.cooperative::noNewstackInAsyncPreemptMatters),
  NewstackDoesNotThrow(
      "Cooperative",
      "newstack runs only where none of its tests throws.",
      in -> in.cooperative::newstackDoesNotThrow,
      in -> in.cooperative::newstackDoesNotThrowMatters),
  GuardMeansRequest(
      "Cooperative",
      "What a prologue finds in stackguard0 has gp.preempt beside it; Go 1.19 does not keep this.",
      in -> in.cooperative::guardMeansRequest,
      in -> in.cooperative::guardMeansRequestMatters),
  CThreadUndisturbed(
      "Dropm",
      "C code finds its thread as it left it when it called into Go.",
      in -> in.dropm::cThreadUndisturbed,
      in -> in.dropm::cThreadUndisturbedMatters),
  OneThreadPerExtraM(
      "Dropm",
      "An extra M is in the list or has exactly one thread, and a thread of C has at most one M.",
      in -> in.dropm::oneThreadPerExtraM,
      in -> in.dropm::oneThreadPerExtraMMatters),
  AckSoundOnExtraM(
      "Dropm",
      "An extra M has no signalPending that no signal stands for; Go 1.19 does not keep this.",
      in -> in.dropm::ackSoundOnExtraM,
      in -> in.dropm::ackSoundOnExtraMMatters),
  NoSplitWhileThrowsplit(
      "Exitsyscall",
      "No function with a stack check runs while throwsplit is set.",
      in -> in.exitsyscall::noSplitWhileThrowsplit,
      in -> in.exitsyscall::noSplitWhileThrowsplitMatters),
  RequestReachesGuard(
      "Preemptone",
      "A request that has set both flag and guard meets the goroutine at its next stack check; Go 1.19 does not keep this.",
      in -> in.preemptone::requestReachesGuard,
      in -> in.preemptone::requestReachesGuardMatters),
  HandlerKnowsG(
      "SignalHandler",
      "The g that the handler finds is the one whose code it interrupted.",
      in -> in.signalHandler::handlerKnowsG,
      in -> in.signalHandler::handlerKnowsGMatters),
  HandlerTakesNoHeldLock(
      "SignalHandler",
      "The handler takes no lock that the code it interrupts may hold.",
      in -> in.signalHandler::handlerTakesNoHeldLock,
      in -> in.signalHandler::handlerTakesNoHeldLockMatters),
  ExternalReachesNotify(
      "SignalHandler",
      "A SIGURG from outside stays pending until a handler takes it.",
      in -> in.signalHandler::externalReachesNotify,
      in -> in.signalHandler::externalReachesNotifyMatters),
  SafePointWaitCounts(
      "SafePointFns",
      "safePointWait counts the Ps for which the function has still to run.",
      in -> in.safePointFns::safePointWaitCounts,
      in -> in.safePointFns::safePointWaitCountsMatters),
  SafePointFnByOwner(
      "SafePointFns",
      "A thread runs the function for the P that it holds.",
      in -> in.safePointFns::safePointFnByOwner,
      in -> in.safePointFns::safePointFnByOwnerMatters),
  IdlePsHaveRun(
      "SafePointFns",
      "No P becomes idle with its flag up.",
      in -> in.safePointFns::idlePsHaveRun,
      in -> in.safePointFns::idlePsHaveRunMatters),
  SyscallPsHaveRun(
      "SafePointFns",
      "No P is in a system call with its flag up unless forEachP has still to look at it; Go 1.19 does not keep this.",
      in -> in.safePointFns::syscallPsHaveRun,
      in -> in.safePointFns::syscallPsHaveRunMatters),
  SafePointNoteWakes(
      "SafePointFns",
      "Who runs the function last sets the note in the same critical section.",
      in -> in.safePointFns::safePointNoteWakes,
      in -> in.safePointFns::safePointNoteWakesMatters),
  NoThrowForEachP(
      "SafePointFns",
      "None of forEachP's checks fails.",
      in -> in.safePointFns::noThrowForEachP,
      in -> in.safePointFns::noThrowForEachPMatters),
  StopwaitCounts(
      "StoppedWorld",
      "stopwait is the number of Ps that have not stopped yet.",
      in -> in.stoppedWorld::stopwaitCounts,
      in -> in.stoppedWorld::stopwaitCountsMatters),
  GcstopOnlyWhileStopping(
      "StoppedWorld",
      "Nobody stops a P without being asked.",
      in -> in.stoppedWorld::gcstopOnlyWhileStopping,
      in -> in.stoppedWorld::gcstopOnlyWhileStoppingMatters),
  NoIdlePWhileStopping(
      "StoppedWorld",
      "No P becomes idle while the world stops.",
      in -> in.stoppedWorld::noIdlePWhileStopping,
      in -> in.stoppedWorld::noIdlePWhileStoppingMatters),
  SyscallPsStop(
      "StoppedWorld",
      "No P is left alone in a system call while the world stops.",
      in -> in.stoppedWorld::syscallPsStop,
      in -> in.stoppedWorld::syscallPsStopMatters),
  StoppedMeansStopped(
      "StoppedWorld",
      "Once stopTheWorld has returned, the stopper is alone.",
      in -> in.stoppedWorld::stoppedMeansStopped,
      in -> in.stoppedWorld::stoppedMeansStoppedMatters),
  OneStopper(
      "StoppedWorld",
      "One goroutine at a time stops the world or runs forEachP, the one that holds worldsema.",
      in -> in.stoppedWorld::oneStopper,
      in -> in.stoppedWorld::oneStopperMatters),
  StopperWaits(
      "StoppedWorld",
      "The stopper cannot be preempted, and is Waiting while it waits for others.",
      in -> in.stoppedWorld::stopperWaits,
      in -> in.stoppedWorld::stopperWaitsMatters),
  StopnoteWakes(
      "StoppedWorld",
      "Who stops the last P sets the note in the same critical section.",
      in -> in.stoppedWorld::stopnoteWakes,
      in -> in.stoppedWorld::stopnoteWakesMatters),
  NoThrowStopTheWorld(
      "StoppedWorld",
      "None of the checks of those that stop and start the world fails.",
      in -> in.stoppedWorld::noThrowStopTheWorld,
      in -> in.stoppedWorld::noThrowStopTheWorldMatters),
  OneScanner(
      "SuspendInvariants",
      "The scan bit is a lock with one holder.",
      in -> in.suspend::oneScanner,
      in -> in.suspend::oneScannerMatters),
  SuspendedDoesNotRun(
      "SuspendInvariants",
      "Between suspendG and resumeG the suspender has the goroutine to itself.",
      in -> in.suspend::suspendedDoesNotRun,
      in -> in.suspend::suspendedDoesNotRunMatters),
  PreemptedHasSuspender(
      "SuspendInvariants",
      "Whoever stops for good has somebody who will claim it and make it runnable.",
      in -> in.suspend::preemptedHasSuspender,
      in -> in.suspend::preemptedHasSuspenderMatters),
  NobodyForgotten(
      "SuspendInvariants",
      "A waiting goroutine is in a wait queue, on its own M, or in the hands of a thread.",
      in -> in.suspend::nobodyForgotten,
      in -> in.suspend::nobodyForgottenMatters),
  ScannedAtAsyncSafePoint(
      "SuspendInvariants",
      "A goroutine that a signal interrupted is marked so while its stack is read.",
      in -> in.suspend::scannedAtAsyncSafePoint,
      in -> in.suspend::scannedAtAsyncSafePointMatters),
  WaitsForSignal(
      "SuspendInvariants",
      "Who waits in suspendG for a running goroutine has a signal on the way; Go 1.19 does not keep this.",
      in -> in.suspend::waitsForSignal,
      in -> in.suspend::waitsForSignalMatters),
  SuspenderPreemptible(
      "SuspendInvariants",
      "suspendG's caller can itself be suspended while it waits.",
      in -> in.suspend::suspenderPreemptible,
      in -> in.suspend::suspenderPreemptibleMatters),
  SuspendNoThrow(
      "SuspendInvariants",
      "No test of suspendG, resumeG, preemptPark or ready fails that would make them throw.",
      in -> in.suspend::suspendNoThrow,
      in -> in.suspend::suspendNoThrowMatters),
  NoLoadThroughNil(
      "SuspendInvariants",
      "suspendG reads preemptGen of a thread only, not of nil.",
      in -> in.suspend::noLoadThroughNil,
      in -> in.suspend::noLoadThroughNilMatters),
  WorkConserved(
      "WorkConservation",
      "Once the scheduler has come to rest, no P is idle while a goroutine waits in a queue; Go 1.19 does not keep this.",
      in -> in.workConservation::workConserved,
      in -> in.workConservation::workConservedMatters),
  NmspinningCounts(
      "WorkConservation",
      "nmspinning counts the Ms that spin and those that are about to be started for that.",
      in -> in.workConservation::nmspinningCounts,
      in -> in.workConservation::nmspinningCountsMatters),
  ParkedWaits(
      "WorkConservation",
      "A goroutine is in a wait queue only while nobody runs or readies it.",
      in -> in.workConservation::parkedWaits,
      in -> in.workConservation::parkedWaitsMatters);

  private final String module;
  private final String sentence;
  private final Function<Modules, BooleanSupplier> predicate;
  private final Function<Modules, BooleanSupplier> matters;

  NamedInvariant(
      String module,
      String sentence,
      Function<Modules, BooleanSupplier> predicate,
      Function<Modules, BooleanSupplier> matters) {
    this.module = module;
    this.sentence = sentence;
    this.predicate = predicate;
    this.matters = matters;
  }

  /** The TLA+ module that defines it. */
  public String module() {
    return module;
  }

  /** What it says. */
  public String sentence() {
    return sentence;
  }

  BooleanSupplier predicate(Modules modules) {
    return predicate.apply(modules);
  }

  /** TypeOK has none: it says something about every state. */
  Optional<BooleanSupplier> matters(Modules modules) {
    return Optional.ofNullable(matters).map(of -> of.apply(modules));
  }
}
