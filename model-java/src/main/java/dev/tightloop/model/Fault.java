package dev.tightloop.model;

/** The seeded faults, under the names of {@code spec/Faults.tla FaultNames}. */
public enum Fault {
  /** markroot's caller stays Running while it suspends another. */
  suspendGFromRunning,
  /** A function on the system stack never returns (golang/go#49388). */
  systemstackNeverReturns,
  /** preemptPark lets go of the goroutine while it still is Running. */
  preemptParkDropsFirst,
  /** preemptPark makes the goroutine Preempted before it has let go of it. */
  preemptParkWithoutScan,
  /** goexit0 leaves preemptStop to the next goroutine that gets this G. */
  goexit0KeepsPreemptStop,
  /** resumeG drops the scan bit and nothing else. */
  resumeGForgetsReady,
  /** suspendG clears the flags of its last request before it has the scan bit. */
  suspendGClearsFlagsFirst,
  /** suspendG leaves preemptStop set on what it has claimed. */
  suspendGKeepsPreemptStop,
  /** Scanstack does not ask isShrinkStackSafe. */
  scanstackShrinksAnyway,
  /** Castogscanstatus stores the status that it has read, whatever became of it. */
  castogscanstatusStores,
  /** Execute stores _Grunning and does not wait for the scan bit. */
  executeStoresStatus,
  /** Execute leaves the last request in gp.preempt. */
  executeKeepsPreempt,
  /** doSigPreempt forgets its second acknowledging store. */
  signalPendingNeverCleared,
  /** The frame that sigreturn restores has the mask of the handler. */
  sigreturnKeepsMask,
  /** Sigtrampgo does not set g to gsignal (golang/go#35235). */
  sigtrampgoKeepsG,
  /** Gogo goes on as gp and leaves the thread-local g to g0. */
  gogoKeepsG,
  /** The handler looks at m.curg, whatever it has interrupted. */
  sighandlerTakesCurg,
  /** preemptM does not look at signalPending before it sends (golang/go#37741). */
  preemptMSendsAlways,
  /** preemptM takes its mark back once it has sent. */
  preemptMClearsSignalPending,
  /** signalPending is cleared before the handler has looked at the request. */
  sighandlerAcknowledgesFirst,
  /** Every PC counts as a safe point. */
  isAsyncSafePointIgnoresPC,
  /** asyncPreempt leaves the registers to asyncPreempt2. */
  asyncPreemptSavesNothing,
  /** Needm blocks signals when it has the extra M, not before (golang/go#42207). */
  needmBlocksSignalsLate,
  /** SIGURG on a thread without a g is a bad signal (golang/go#36996). */
  badsignalOnPreempt,
  /** newosproc does not block signals during clone. */
  newosprocLeavesSignals,
  /** mexit does not block signals before unminit. */
  mexitLeavesSignals,
  /** mexit releases its P and leaves it at that. */
  mexitForgetsHandoffp,
  /** mexit does not take its own signal off the count (golang/go#52226). */
  mexitKeepsPendingSignals,
  /** goexit0 forgets that the thread was locked (golang/go#28979, #34031). */
  goexit0ClearsLockedExt,
  /** startTemplateThread may be preempted before newm (golang/go#38931). */
  startTemplateThreadIsPreemptible,
  /** templateThread unlocks newmHandoff between its look at the list and waiting = true. */
  templateThreadLooksTooEarly,
  /** newm leaves a thread to be made to the template thread and lets it sleep. */
  newmWakesNobody,
  /** Signals are sent while a goroutine calls Exec (golang/go#41702). */
  preemptMIgnoresExec,
  /** newm1 clones while a goroutine calls Exec (golang/go#19546). */
  newm1IgnoresExec,
  /** BeforeExec waits for the pending signals, and only then locks execLock. */
  BeforeExecDrainsFirst,
  /** gcStart may be preempted from startTheWorld to semrelease (golang/go#38404, #34736). */
  gcStartIsPreemptible,
  /** schedEnableUser(true) leaves the goroutines where it has put them. */
  schedEnableUserKeepsDisabled,
  /** Unminit leaves the stack that C had set up to the M (golang/go#22930). */
  unminitKeepsSigstack,
  /** Dropm does not block signals before unminit. */
  dropmLeavesSignals,
  /** Dropm does not give the thread of C its signal mask back. */
  dropmKeepsMask,
  /** Lockextra loads the list's head, and stores afterwards that it is locked. */
  lockextraIsNoCAS,
  /** pushCall pushes the interrupted PC, whatever isAsyncSafePoint says. */
  pushCallIgnoresRestart,
  /** The prologue's branch is no unsafe point (golang/go#35470). */
  prologueIsPreemptible,
  /** The store without a barrier is no unsafe point (golang/go#61958). */
  writeBarrierOffIsPreemptible,
  /** asyncPreempt2 calls printlock, which has a stack check. */
  asyncPreempt2Splits,
  /** asyncPreempt2 does not set asyncSafePoint. */
  asyncPreempt2ForgetsSafePoint,
  /** canPreemptM forgets m.locks. */
  canPreemptMIgnoresLocks,
  /** Newstack does not ask canPreemptM. */
  newstackIgnoresCanPreemptM,
  /** Newstack, not now, clears gp.preempt as well. */
  newstackClearsPreempt,
  /** Releasem does not look at gp.preempt. */
  releasemForgetsRequest,
  /** Only the sender tests asyncpreemptoff (golang/go#38531). */
  sighandlerIgnoresOff,
  /** Only the handler tests asyncpreemptoff. */
  preemptoneIgnoresOff,
  /** Two goroutines save and restore debug.asyncpreemptoff at once (golang/go#50749). */
  asyncpreemptoffSavedByTwo,
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
  /** Windows: preemptM returns at an unsafe point and does not resume the thread. */
  preemptMForgetsResume,
  /** Windows: preemptM takes a lock before ResumeThread (golang/go#36492). */
  preemptMLocksWhileSuspended,
  /** pushCall writes the resume PC but leaves the frame's SP. */
  pushCallKeepsSP,
  /** Releasep leaves m.p dangling. */
  releasepKeepsP,
  /** reentersyscall leaves m.p dangling (golang/go#27660). */
  reentersyscallKeepsP,
  /** Reentersyscall publishes the P before it has let go of it. */
  reentersyscallStatusFirst,
  /** Exitsyscall does not count, so another M's older note still agrees. */
  exitsyscallKeepsSyscalltick,
  /** Exitsyscall's slow path leaves throwsplit set. */
  exitsyscallKeepsThrowsplit,
  /** Exitsyscall restores the guard and does not look at gp.preempt (golang/go#41015). */
  exitsyscallForgetsRequest,
  /** Reentersyscall takes the request back with which it was called (golang/go#34901). */
  reentersyscallClearsPreempt,
  /** Exitsyscallfast_pidle takes an idle P and does not wake sysmon. */
  exitsyscallLetsSysmonSleep,
  /** exitsyscall0 waits for the scan bit with sched.lock held (golang/go#19112). */
  exitsyscall0LocksFirst,
  /** exitsyscall0 asks a goroutine that others may run whether it is locked (golang/go#46524). */
  exitsyscall0ReadsLockedmLate,
  /** Schedule executes a goroutine that is locked to another M. */
  scheduleIgnoresLockedm,
  /** retake looks at Ps that run, and at no others. */
  retakeSkipsSyscalls,
  /** Exitsyscallfast takes its old P without a CAS. */
  exitsyscallfastStoresStatus,
  /** retake takes every entry of allp for a P (golang/go#23098). */
  retakeTrustsAllp,
  /** retake stores _Pidle instead of swapping it in. */
  retakeStoresStatus,
  /** retake goes by syscalltick alone, however long ago the slice began (golang/go#28701). */
  retakeWithoutSysretake,
  /** retake does not tell checkdead that it has a P in its hands. */
  retakeWithoutIncidlelocked,
  /** incidlelocked(-1) counts nothing, incidlelocked(1) does (golang/go#40434). */
  incidlelockedCountsUpOnly,
  /** startm does not tell checkdead that it is about to make an M (golang/go#40368). */
  startmWithoutReserveID,
  /** Startm may be preempted with a P in its hands (golang/go#42237). */
  startmWithoutAcquirem,
  /** Startm takes P and M in two critical sections (golang/go#59600). */
  startmLocksTwice,
  /** findRunnable looks again before it stops spinning, not after. */
  nmspinningDroppedAfterRecheck,
  /** findRunnable does not look at the global queue again when it gives its P away. */
  findRunnableTrustsItsFirstLook,
  /** findRunnable takes what it found in the global queue for a goroutine (golang/go#38334). */
  findRunnableTrustsRunqsize,
  /** handoffp does not look at the global queue again when it gives the P away. */
  handoffpTrustsItsFirstLook,
  /** Schedule leaves p.preempt to the next goroutine. */
  scheduleKeepsPreempt,
  /** goschedImpl lets go of the goroutine while it still is Running. */
  goschedImplDropsFirst,
  /** Gopark lets others find the goroutine before it is Waiting. */
  goparkUnlocksFirst,
  /** Runqput does not put back whom it kicks out of runnext. */
  runqputForgetsKicked,
  /** Runqgrab stores to another P's runnext instead of a CAS. */
  runqgrabStoresRunnext,
  /** Wakep stores 1 instead of swapping it in. */
  wakepStoresNmspinning,
  /**
   * resetspinning does not call wakep: who found work stops spinning, and nobody looks for more.
   */
  resetspinningForgetsWakep,
  /** stopTheWorld does not call preemptall again while it waits. */
  stopTheWorldAsksOnce,
  /** stopTheWorld takes the world for stopped after 100 microseconds. */
  stopTheWorldWaitsOnce,
  /** stopTheWorld leaves m.preemptoff empty, and may be preempted while it waits. */
  stopTheWorldForgetsPreemptoff,
  /** startTheWorld leaves gcwaiting set. */
  startTheWorldKeepsGcwaiting,
  /** semacquire takes worldsema, whoever has it. */
  semacquireStores,
  /** stopTheWorld leaves Ps in system calls alone. */
  stopTheWorldIgnoresSyscall,
  /** entersyscall_gcwait counts a P that the stopper has counted. */
  entersyscallStoresGcstop,
  /** The stopper's goroutine is Running while it waits for the others. */
  stopTheWorldStaysRunning,
  /** findRunnable does not look at gcwaiting under the lock that gives its P away. */
  findRunnableIgnoresGcwaiting,
  /** findRunnable does not look at runSafePointFn under the lock that gives its P away. */
  findRunnableIgnoresSafePointFn,
  /** Handoffp does not look at runSafePointFn. */
  handoffpIgnoresSafePointFn,
  /** handoffp does not look at gcwaiting under the lock that gives the P away. */
  handoffpIgnoresGcwaiting,
  /** forEachP runs its function for idle Ps and does not count them. */
  forEachPForgetsIdle,
  /** runSafePointFn loads its flag instead of swapping it. */
  runSafePointFnKeepsFlag,
  /** Gcstopm does not stop to spin. */
  gcstopmKeepsSpinning,
  /** The last P to stop wakes nobody. */
  gcstopmNeverWakes
}
