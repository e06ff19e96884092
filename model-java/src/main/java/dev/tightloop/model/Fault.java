package dev.tightloop.model;

/** The seeded faults, under the names of {@code spec/Faults.tla FaultNames}. */
public enum Fault {
  /** markroot's caller stays Running while it suspends another. */
  suspendGFromRunning,
  /** preemptPark makes the goroutine Preempted before it has let go of it. */
  preemptParkWithoutScan,
  /** goexit0 leaves preemptStop to the next goroutine that gets this G. */
  goexit0KeepsPreemptStop,
  /** resumeG drops the scan bit and nothing else. */
  resumeGForgetsReady,
  /** doSigPreempt forgets its second acknowledging store. */
  signalPendingNeverCleared,
  /** Every PC counts as a safe point. */
  isAsyncSafePointIgnoresPC,
  /** The stub leaves the registers to asyncPreempt2. */
  asyncPreemptSavesNothing,
  /** Needm blocks signals when it has the extra M, not before (golang/go#42207). */
  needmBlocksSignalsLate,
  /** SIGURG on a thread without a g is a bad signal (golang/go#36996). */
  badsignalOnPreempt,
  /** newosproc does not block signals during clone. */
  newosprocLeavesSignals,
  /** Dropm does not block signals before unminit. */
  dropmLeavesSignals,
  /** pushCall pushes the interrupted PC, whatever isAsyncSafePoint says. */
  pushCallIgnoresRestart,
  /** The prologue's branch is no unsafe point (golang/go#35470). */
  prologueIsPreemptible,
  /** The store without a barrier is no unsafe point (golang/go#61958). */
  writeBarrierOffIsPreemptible,
  /** asyncPreempt2 calls printlock, which has a stack check. */
  asyncPreempt2Splits,
  /** canPreemptM forgets m.locks. */
  canPreemptMIgnoresLocks,
  /** Releasem does not look at gp.preempt. */
  releasemForgetsRequest,
  /** Only the sender tests asyncpreemptoff (golang/go#38531). */
  sighandlerIgnoresOff,
  /** retake makes one request for each time slice. */
  retakeAsksOnce,
  /** modtimer may be preempted while the timer is Modifying (golang/go#38070). */
  modtimerWithoutAcquirem,
  /** Handoffp does not call wakeNetPoller (golang/go#38860). */
  handoffpForgetsTimers,
  /** Setsig does not ask for SA_RESTART. */
  setsigWithoutSARestart,
  /** The calls of package os do not begin again on EINTR (golang/go#38033). */
  writeWithoutRetry,
  /** allocSpan sets the state before allocBits (golang/go#39499). */
  allocSpanPublishesFirst,
  /** Windows: preemptM takes the thread's g, whoever's it is (golang/go#50557). */
  preemptMTrustsThread,
  /** Windows: preemptM takes a lock before ResumeThread (golang/go#36492). */
  preemptMLocksWhileSuspended,
  /** pushCall writes the resume PC but leaves the frame's SP. */
  pushCallKeepsSP,
  /** Releasep leaves m.p dangling. */
  releasepKeepsP,
  /** Reentersyscall does (golang/go#27660). */
  reentersyscallKeepsP,
  /** Reentersyscall publishes the P before it has let go of it. */
  reentersyscallStatusFirst,
  /** Exitsyscall does not count, so another M's older note still agrees. */
  exitsyscallKeepsSyscalltick,
  /** Exitsyscall's slow path leaves throwsplit set. */
  exitsyscallKeepsThrowsplit,
  /** Exitsyscallfast_pidle takes an idle P and does not wake sysmon. */
  exitsyscallLetsSysmonSleep,
  /** retake stores _Pidle instead of swapping it in. */
  retakeStoresStatus,
  /** Checkdead does not know that sysmon has a P in its hands. */
  retakeWithoutIncidlelocked,
  /** Nor that startm is about to make an M (golang/go#40368). */
  startmWithoutReserveID,
  /** findRunnable looks again before it stops spinning, not after. */
  nmspinningDroppedAfterRecheck,
  /** No look at the global queue under the lock that gives the P away. */
  findRunnableTrustsItsFirstLook,
  /** No second preemptall. */
  stopTheWorldAsksOnce,
  /** Ps in system calls are left alone. */
  stopTheWorldIgnoresSyscall,
  /** The stopper's goroutine is Running while it waits for the others. */
  stopTheWorldStaysRunning,
  /** No look at gcwaiting under the lock either. */
  findRunnableIgnoresGcwaiting,
  /** Nor at runSafePointFn. */
  findRunnableIgnoresSafePointFn,
  /** Handoffp does not look at runSafePointFn. */
  handoffpIgnoresSafePointFn,
  /** The last P to stop wakes nobody. */
  gcstopmNeverWakes
}
