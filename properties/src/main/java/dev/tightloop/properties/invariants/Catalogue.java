package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Everything that is claimed, one line each. */
public final class Catalogue {

  /** A class of the catalogue and how an object of it is made. */
  private record Entry<T>(Class<?> type, T maker) {

    String id() {
      return type.getSimpleName();
    }
  }

  /** Of single states. */
  private static final List<Entry<Function<Model, CataloguedInvariant>>> INVARIANTS =
      List.of(
          // Runtime
          new Entry<>(TypeOK.class, TypeOK::new),
          // Invariants
          new Entry<>(POwner.class, POwner::new),
          new Entry<>(OneRunner.class, OneRunner::new),
          new Entry<>(ExactlyOneRunQueue.class, ExactlyOneRunQueue::new),
          new Entry<>(LockedGRunsOnItsM.class, LockedGRunsOnItsM::new),
          new Entry<>(AckSound.class, AckSound::new),
          new Entry<>(SafePointOnly.class, SafePointOnly::new),
          new Entry<>(RegistersRestored.class, RegistersRestored::new),
          new Entry<>(AsyncSafePointMarks.class, AsyncSafePointMarks::new),
          new Entry<>(OneSignalAtATime.class, OneSignalAtATime::new),
          new Entry<>(NoThrow.class, NoThrow::new),
          new Entry<>(ConfigSound.class, ConfigSound::new),
          // SafePoint
          new Entry<>(DescheduledAtSafePoint.class, DescheduledAtSafePoint::new),
          new Entry<>(NeverStopsInPrologue.class, NeverStopsInPrologue::new),
          new Entry<>(NeverStopsInLoop.class, NeverStopsInLoop::new),
          new Entry<>(NeverStopsLocked.class, NeverStopsLocked::new),
          // Acquirem
          new Entry<>(LocksKeepM.class, LocksKeepM::new),
          // Asyncpreemptoff
          new Entry<>(OffOnlyForAWhile.class, OffOnlyForAWhile::new),
          // Checkdead
          new Entry<>(NoFalseDeadlock.class, NoFalseDeadlock::new),
          new Entry<>(CountsOfMs.class, CountsOfMs::new),
          // Cooperative
          new Entry<>(GrowsShortStacksOnly.class, GrowsShortStacksOnly::new),
          new Entry<>(NoNewstackInAsyncPreempt.class, NoNewstackInAsyncPreempt::new),
          new Entry<>(NewstackDoesNotThrow.class, NewstackDoesNotThrow::new),
          new Entry<>(GuardMeansRequest.class, GuardMeansRequest::new),
          // Dropm
          new Entry<>(CThreadUndisturbed.class, CThreadUndisturbed::new),
          new Entry<>(OneThreadPerExtraM.class, OneThreadPerExtraM::new),
          new Entry<>(AckSoundOnExtraM.class, AckSoundOnExtraM::new),
          // Newm
          new Entry<>(LockedIsNotCloned.class, LockedIsNotCloned::new),
          // TemplateThread
          new Entry<>(TemplateThreadComes.class, TemplateThreadComes::new),
          // Mexit
          new Entry<>(LeavesNothing.class, LeavesNothing::new),
          // Exec
          new Entry<>(NoSignalMeetsExec.class, NoSignalMeetsExec::new),
          new Entry<>(NoThreadMeetsExec.class, NoThreadMeetsExec::new),
          new Entry<>(SignalsCounted.class, SignalsCounted::new),
          new Entry<>(ExecLockBeforeSchedLock.class, ExecLockBeforeSchedLock::new),
          new Entry<>(DrainEnds.class, DrainEnds::new),
          // SchedDisable
          new Entry<>(DisabledHoldsNothing.class, DisabledHoldsNothing::new),
          // Exitsyscall
          new Entry<>(NoSplitWhileThrowsplit.class, NoSplitWhileThrowsplit::new),
          // Minit
          new Entry<>(SignalsOpen.class, SignalsOpen::new),
          // Preemptone
          new Entry<>(RequestReachesGuard.class, RequestReachesGuard::new),
          // LockedM
          new Entry<>(StoplockedmIsLocked.class, StoplockedmIsLocked::new),
          // Scheduler
          new Entry<>(ScheduleHasAGoroutine.class, ScheduleHasAGoroutine::new),
          new Entry<>(ScanIsAwaitedUnlocked.class, ScanIsAwaitedUnlocked::new),
          // SignalHandler
          new Entry<>(HandlerKnowsG.class, HandlerKnowsG::new),
          new Entry<>(HandlerDoesNotSplit.class, HandlerDoesNotSplit::new),
          new Entry<>(HandlerLoadsNothingThroughNil.class, HandlerLoadsNothingThroughNil::new),
          new Entry<>(HandlerTakesNoHeldLock.class, HandlerTakesNoHeldLock::new),
          new Entry<>(ExternalReachesNotify.class, ExternalReachesNotify::new),
          new Entry<>(HandlerOnSignalStack.class, HandlerOnSignalStack::new),
          // SafePointFns
          new Entry<>(SafePointWaitCounts.class, SafePointWaitCounts::new),
          new Entry<>(SafePointFnByOwner.class, SafePointFnByOwner::new),
          new Entry<>(IdlePsHaveRun.class, IdlePsHaveRun::new),
          new Entry<>(SyscallPsHaveRun.class, SyscallPsHaveRun::new),
          new Entry<>(SafePointNoteWakes.class, SafePointNoteWakes::new),
          new Entry<>(NoThrowForEachP.class, NoThrowForEachP::new),
          // StoppedWorld
          new Entry<>(StopwaitCounts.class, StopwaitCounts::new),
          new Entry<>(GcstopOnlyWhileStopping.class, GcstopOnlyWhileStopping::new),
          new Entry<>(NoIdlePWhileStopping.class, NoIdlePWhileStopping::new),
          new Entry<>(SyscallPsStop.class, SyscallPsStop::new),
          new Entry<>(StoppedMeansStopped.class, StoppedMeansStopped::new),
          new Entry<>(OneStopper.class, OneStopper::new),
          new Entry<>(StopperWaits.class, StopperWaits::new),
          new Entry<>(StopnoteWakes.class, StopnoteWakes::new),
          new Entry<>(NoThrowStopTheWorld.class, NoThrowStopTheWorld::new),
          // SuspendInvariants
          new Entry<>(OneScanner.class, OneScanner::new),
          new Entry<>(SuspendedDoesNotRun.class, SuspendedDoesNotRun::new),
          new Entry<>(PreemptedHasSuspender.class, PreemptedHasSuspender::new),
          new Entry<>(NobodyForgotten.class, NobodyForgotten::new),
          new Entry<>(ScannedAtAsyncSafePoint.class, ScannedAtAsyncSafePoint::new),
          new Entry<>(ShrinksPreciseStacksOnly.class, ShrinksPreciseStacksOnly::new),
          new Entry<>(WaitsForSignal.class, WaitsForSignal::new),
          new Entry<>(SuspenderPreemptible.class, SuspenderPreemptible::new),
          new Entry<>(SuspendNoThrow.class, SuspendNoThrow::new),
          new Entry<>(NoLoadThroughNil.class, NoLoadThroughNil::new),
          // Addtimer
          new Entry<>(GivenPIsTaken.class, GivenPIsTaken::new),
          // Timers
          new Entry<>(TimerModifierRuns.class, TimerModifierRuns::new),
          new Entry<>(IdleTimerHasPoller.class, IdleTimerHasPoller::new),
          // WriteBarrier
          new Entry<>(NoLostObject.class, NoLostObject::new),
          new Entry<>(BarrierFlagFresh.class, BarrierFlagFresh::new),
          // IgnoringEINTR
          new Entry<>(SyscallTransparent.class, SyscallTransparent::new),
          new Entry<>(RestartedByKernel.class, RestartedByKernel::new),
          // ScanConservative
          new Entry<>(ScannedSpanInitialized.class, ScannedSpanInitialized::new),
          // SuspendThread
          new Entry<>(SuspendedIsResumed.class, SuspendedIsResumed::new),
          new Entry<>(SuspenderNeedsNoLock.class, SuspenderNeedsNoLock::new),
          new Entry<>(SuspenderKnowsG.class, SuspenderKnowsG::new),
          // WorkConservation
          new Entry<>(WorkConserved.class, WorkConserved::new),
          new Entry<>(GlobalQueueServed.class, GlobalQueueServed::new),
          new Entry<>(NmspinningCounts.class, NmspinningCounts::new),
          new Entry<>(ParkedWaits.class, ParkedWaits::new));

  /** Of single steps; the second argument is the configuration's {@code Never}. */
  private static final List<Entry<BiFunction<Model, String, StepProperty>>> STEP_PROPERTIES =
      List.of(
          // Invariants
          new Entry<>(StatusMoves.class, (model, never) -> new StatusMoves(model)),
          // Preemptone
          new Entry<>(RequestIsKept.class, (model, never) -> new RequestIsKept(model)),
          // Refinement
          new Entry<>(StartsAsContract.class, (model, never) -> new StartsAsContract(model)),
          new Entry<>(RefinesContract.class, (model, never) -> new RefinesContract(model)),
          new Entry<>(NeverTaken.class, NeverTaken::new));

  /** Of whole behaviours. */
  private static final List<TemporalProperty> TEMPORAL_PROPERTIES =
      List.of(
          // Liveness
          new PreemptLive(),
          new TightloopYields(),
          new RunnableRuns(),
          new ProcessorRequestEnds(),
          new SchedLockIsReleased(),
          new IdleProcessorFindsWork(),
          new SuspendEnds(),
          new PreemptedRunsAgain(),
          new WorldStops(),
          new WorldStarts(),
          new ForEachPEnds(),
          new SyscallPsRunInTheEnd(),
          new StopperIsScanned(),
          // RetakeSyscall
          new SyscallsLetGo(),
          // TemplateThread
          new AllocatedStarts(),
          // Exec
          new ExecEnds(),
          // SchedDisable
          new UserRunsAgain(),
          // Timers
          new DueTimerRuns(),
          // DeepSleep
          new SysmonWakes(),
          // Refinement
          new RequestsEnd(),
          new WorkIsDone(),
          new StopsEnd(),
          new LooksEnd(),
          new GoesOn());

  /** Of Go's machine code, where it runs on the core. */
  private static final List<RegisterClaim> REGISTER_CLAIMS =
      List.of(
          new NoLostPreemption(),
          new StackUntouched(),
          new StackBounded(),
          new StackUnwindable(),
          new FramePointersChain(),
          new LivePointersVisible(),
          new GIsOwn(),
          new StoreSeesBarrier(),
          new ResultUnchanged(),
          new NoFault(),
          new StackCheck(),
          new Projection(),
          new StubIsGos(),
          new Migrates());

  private Catalogue() {}

  /** Everything that is claimed, in the order in which pages list it. */
  public static List<CatalogueEntry> entries() {
    List<CatalogueEntry> entries = new ArrayList<>();
    INVARIANTS.forEach(of -> entries.add(CatalogueEntry.of(of.type(), Subject.STATES)));
    STEP_PROPERTIES.forEach(of -> entries.add(CatalogueEntry.of(of.type(), Subject.STEPS)));
    TEMPORAL_PROPERTIES.forEach(
        of -> entries.add(CatalogueEntry.of(of.getClass(), Subject.BEHAVIOURS)));
    REGISTER_CLAIMS.forEach(of -> entries.add(CatalogueEntry.of(of.getClass(), Subject.REGISTERS)));
    return List.copyOf(entries);
  }

  /** The entry of this id; empty if there is none. */
  public static Optional<CatalogueEntry> entry(String id) {
    return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** The ids of all invariants of single states, in the order in which pages list them. */
  public static List<String> invariants() {
    return INVARIANTS.stream().map(Entry::id).toList();
  }

  /** The ids of all properties of single steps, in the order in which pages list them. */
  public static List<String> stepProperties() {
    return STEP_PROPERTIES.stream().map(Entry::id).toList();
  }

  /** All temporal properties, in the order in which pages list them. */
  public static List<TemporalProperty> temporalProperties() {
    return TEMPORAL_PROPERTIES;
  }

  /** The temporal property of this id; empty if there is none. */
  public static Optional<TemporalProperty> temporalProperty(String id) {
    return TEMPORAL_PROPERTIES.stream().filter(property -> property.name().equals(id)).findFirst();
  }

  /** The invariant of this id on a model's working state. */
  static Optional<CataloguedInvariant> invariant(String id, Model model) {
    return named(id, INVARIANTS).map(entry -> entry.maker().apply(model));
  }

  /** The property of this id of the steps of a model's working state. */
  static Optional<StepProperty> stepProperty(String id, Model model, String never) {
    return named(id, STEP_PROPERTIES).map(entry -> entry.maker().apply(model, never));
  }

  private static <T> Optional<Entry<T>> named(String id, List<Entry<T>> entries) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
