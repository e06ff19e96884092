package dev.tightloop.model;

/**
 * Where a thread's program is, as {@code spec/ProgramCounters.tla ThreadPC}; the user's places come
 * first, so that their ordinals number what a register may hold.
 */
public enum ThreadPc {
  loop0(Place.LOOP),
  loop1(Place.LOOP),
  loop2(Place.LOOP),
  loop3(Place.LOOP),
  loop4(Place.LOOP),
  loop5(Place.LOOP),
  loop6(Place.LOOP),
  loop7(Place.LOOP),
  prologue(Place.PROLOGUE),
  prologue_JLS(Place.PROLOGUE),
  writeBarrier_off(Place.BARRIER),
  writeBarrier_on(Place.BARRIER),
  asyncPreempt(Place.RUNTIME_ON_G_STACK),
  asyncPreempt2(Place.RUNTIME_ON_G_STACK),
  mcall(Place.RUNTIME_ON_G_STACK),
  asyncPreempt2_return(Place.RUNTIME_ON_G_STACK),
  asyncPreempt_restore(Place.RUNTIME_ON_G_STACK),
  printlock(Place.RUNTIME_ON_G_STACK),
  printlock_JLS(Place.RUNTIME_ON_G_STACK),
  asyncpreemptoff_0(Place.RUNTIME_ON_G_STACK),
  asyncpreemptoff_1(Place.RUNTIME_ON_G_STACK),
  asyncpreemptoff_restore_0(Place.RUNTIME_ON_G_STACK),
  asyncpreemptoff_restore_1(Place.RUNTIME_ON_G_STACK),
  absent(Place.G0),
  systemstack(Place.G0),
  goschedImpl(Place.G0),
  dropg_m(Place.G0),
  dropg_curg(Place.G0),
  globrunqput(Place.G0),
  schedule(Place.G0),
  findRunnable(Place.G0),
  execute_curg(Place.G0),
  execute_m(Place.G0),
  execute_casgstatus(Place.G0),
  execute_preempt(Place.G0),
  execute_stackguard0(Place.G0),
  execute_schedtick(Place.G0),
  gogo(Place.G0),
  releasep_m_p(Place.G0),
  releasep_p_m(Place.G0),
  releasep_status(Place.G0),
  startlockedm_nextp(Place.G0),
  startlockedm_notewakeup(Place.G0),
  handoffp(Place.G0),
  startm_mget(Place.G0),
  newm(Place.G0),
  startm_nextp(Place.G0),
  startm_notewakeup(Place.G0),
  stopm(Place.G0),
  mPark(Place.G0),
  acquirep_m_p(Place.G0),
  acquirep_p_m(Place.G0),
  acquirep_status(Place.G0),
  acquirep_nextp(Place.G0),
  preemptone_m(Place.REQUESTER),
  preemptone_curg(Place.REQUESTER),
  preemptone_preempt(Place.REQUESTER),
  preemptone_stackguard0(Place.REQUESTER),
  preemptone_p_preempt(Place.REQUESTER),
  preemptM_CAS(Place.REQUESTER),
  preemptM_tgkill(Place.REQUESTER),
  preemptM_SuspendThread(Place.REQUESTER),
  preemptM_wantAsyncPreempt(Place.REQUESTER),
  preemptM_SetThreadContext(Place.REQUESTER),
  preemptM_lock(Place.REQUESTER),
  preemptM_ResumeThread(Place.REQUESTER),
  preemptM_rlock(Place.REQUESTER),
  usleep(Place.SYSMON),
  retake_schedtick(Place.SYSMON),
  retake_schedtick_syscall(Place.SYSMON),
  retake_syscalltick(Place.SYSMON),
  retake_CAS(Place.SYSMON),
  sysmon_notetsleep(Place.SYSMON),
  newstack(Place.COOPERATIVE),
  newstack_notNow(Place.COOPERATIVE),
  newstack_shrinkstack(Place.COOPERATIVE),
  newstack_preemptStop(Place.COOPERATIVE),
  newstack_casgstatus(Place.COOPERATIVE),
  copystack(Place.COOPERATIVE),
  newstack_preempt(Place.COOPERATIVE),
  newstack_casgstatus_back(Place.COOPERATIVE),
  releasem(Place.LOCKS_M),
  procUnpin(Place.LOCKS_M),
  modtimer(Place.LOCKS_M),
  allocSpan_allocBits(Place.LOCKS_M),
  allocSpan_state(Place.LOCKS_M),
  park_m(Place.PARK),
  park_m_unlockf(Place.PARK),
  newproc1(Place.PARK),
  goexit0(Place.PARK),
  goexit0_m(Place.PARK),
  ready(Place.PARK),
  runqput_runnext(Place.PARK),
  runqput_tail(Place.PARK),
  goready_return(Place.PARK),
  findRunnable_gcwaiting(Place.FIND_RUNNABLE),
  findRunnable_runSafePointFn(Place.FIND_RUNNABLE),
  findRunnable_nmspinning(Place.FIND_RUNNABLE),
  findRunnable_spinning(Place.FIND_RUNNABLE),
  becomeSpinning_needspinning(Place.FIND_RUNNABLE),
  stealWork(Place.FIND_RUNNABLE),
  runqsteal(Place.FIND_RUNNABLE),
  runqgrab_runnext(Place.FIND_RUNNABLE),
  runqgrab_CAS(Place.FIND_RUNNABLE),
  findRunnable_globrunqget(Place.FIND_RUNNABLE),
  findRunnable_lock(Place.FIND_RUNNABLE),
  pidleput(Place.FIND_RUNNABLE),
  findRunnable_notSpinning(Place.FIND_RUNNABLE),
  checkGlobalRunqNoP(Place.FIND_RUNNABLE),
  checkRunqsNoP(Place.FIND_RUNNABLE),
  checkRunqsNoP_pidleget(Place.FIND_RUNNABLE),
  findRunnable_again(Place.FIND_RUNNABLE),
  resetspinning(Place.FIND_RUNNABLE),
  wakep(Place.FIND_RUNNABLE),
  wakep_CAS(Place.FIND_RUNNABLE),
  startm_nmspinning(Place.FIND_RUNNABLE),
  reentersyscall_casgstatus(Place.SYSCALL),
  reentersyscall_sysmonwait(Place.SYSCALL),
  reentersyscall_p_m(Place.SYSCALL),
  reentersyscall_m_p(Place.SYSCALL),
  reentersyscall_status(Place.SYSCALL),
  reentersyscall_gcwaiting(Place.SYSCALL),
  entersyscallblock_casgstatus(Place.SYSCALL),
  entersyscallblock_return(Place.SYSCALL),
  syscall(Place.SYSCALL),
  syscall_EINTR(Place.SYSCALL),
  syscall_failed(Place.SYSCALL),
  exitsyscallfast_CAS(Place.SYSCALL),
  exitsyscallfast_pidle(Place.SYSCALL),
  exitsyscall_syscalltick(Place.SYSCALL),
  exitsyscall_casgstatus(Place.SYSCALL),
  exitsyscall_preempt(Place.SYSCALL),
  exitsyscall_stackPreempt(Place.SYSCALL),
  exitsyscall_stackguard0(Place.SYSCALL),
  exitsyscall0(Place.SYSCALL),
  exitsyscall0_pidleget(Place.SYSCALL),
  exitsyscall0_lockedm(Place.SYSCALL),
  exitsyscall_return(Place.SYSCALL),
  notewakeup_prologue(Place.ADDTIMER),
  startm_releasem(Place.ADDTIMER),
  addtimer_return(Place.ADDTIMER),
  handoffp_npidle(Place.HANDOFFP),
  handoffp_nmspinning(Place.HANDOFFP),
  handoffp_lock(Place.HANDOFFP),
  incidlelocked_minus(Place.CHECKDEAD),
  incidlelocked_plus(Place.CHECKDEAD),
  markroot(Place.SUSPEND),
  suspendG(Place.SUSPEND),
  suspendG_casGFromPreempted(Place.SUSPEND),
  suspendG_castogscanstatus(Place.SUSPEND),
  suspendG_preemptStop(Place.SUSPEND),
  suspendG_preempt(Place.SUSPEND),
  suspendG_stackguard0(Place.SUSPEND),
  suspendG_asyncM(Place.SUSPEND),
  suspendG_castogscanrunning(Place.SUSPEND),
  suspendG_preemptStop_true(Place.SUSPEND),
  suspendG_preempt_true(Place.SUSPEND),
  suspendG_stackPreempt(Place.SUSPEND),
  suspendG_preemptGen(Place.SUSPEND),
  suspendG_nextPreemptM(Place.SUSPEND),
  scanstack(Place.SUSPEND),
  scanstack_shrinkstack(Place.SUSPEND),
  resumeG(Place.SUSPEND),
  markroot_casgstatus(Place.SUSPEND),
  systemstack_return(Place.SUSPEND),
  preemptPark(Place.SUSPEND),
  preemptPark_casfrom_Gscanstatus(Place.SUSPEND),
  stopTheWorld_semacquire(Place.STOP_THE_WORLD),
  stopTheWorld_casgstatus(Place.STOP_THE_WORLD),
  stopTheWorld_gcwaiting(Place.STOP_THE_WORLD),
  preemptall(Place.STOP_THE_WORLD),
  stopTheWorld_own(Place.STOP_THE_WORLD),
  stopTheWorld_syscall(Place.STOP_THE_WORLD),
  stopTheWorld_idle(Place.STOP_THE_WORLD),
  stopTheWorld_notetsleep(Place.STOP_THE_WORLD),
  stopTheWorld_stopped(Place.STOP_THE_WORLD),
  worldStopped(Place.STOP_THE_WORLD),
  startTheWorld_nextp(Place.STOP_THE_WORLD),
  startTheWorld_semrelease(Place.STOP_THE_WORLD),
  startTheWorld_releasem(Place.STOP_THE_WORLD),
  gcstopm(Place.STOP_THE_WORLD),
  gcstopm_stopwait(Place.STOP_THE_WORLD),
  forEachP_semacquire(Place.FOR_EACH_P),
  forEachP_casgstatus(Place.FOR_EACH_P),
  forEachP_runSafePointFn(Place.FOR_EACH_P),
  forEachP_idle(Place.FOR_EACH_P),
  forEachP_syscall(Place.FOR_EACH_P),
  forEachP_CAS(Place.FOR_EACH_P),
  forEachP_again(Place.FOR_EACH_P),
  forEachP_done(Place.FOR_EACH_P),
  forEachP_semrelease(Place.FOR_EACH_P),
  forEachP_end(Place.FOR_EACH_P),
  runSafePointFn(Place.FOR_EACH_P),
  runSafePointFn_safePointWait(Place.FOR_EACH_P),
  checkTimers(Place.TIMERS),
  stealWork_checkTimers(Place.TIMERS),
  findRunnable_netpoll(Place.TIMERS),
  netpoll(Place.TIMERS),
  netpoll_pidleget(Place.TIMERS),
  wakeNetPoller(Place.TIMERS),
  scanConservative_state(Place.SCAN_CONSERVATIVE),
  scanConservative_allocBits(Place.SCAN_CONSERVATIVE),
  minitSignalStack(Place.MINIT),
  minitSignalMask(Place.MINIT),
  minit_procid(Place.MINIT),
  C(Place.CGO),
  needm_lockextra(Place.CGO),
  needm_unlockextra(Place.CGO),
  needm_casgstatus(Place.CGO),
  dropm_preemptStop(Place.CGO),
  dropm_sigblock(Place.CGO),
  dropm_lockextra(Place.CGO),
  dropm_unlockextra(Place.CGO),
  dropm_msigrestore(Place.CGO),
  startTemplateThread_newm(Place.LOCK_OS_THREAD),
  dolockOSThread(Place.LOCK_OS_THREAD),
  allocated(Place.NEWM),
  newm_lockedExt(Place.NEWM),
  newm1(Place.NEWM),
  newm1_clone(Place.NEWM),
  templateThread_nmsys(Place.NEWM),
  templateThread(Place.NEWM),
  templateThread_notesleep(Place.NEWM),
  mexit(Place.MEXIT),
  mexit_unminit(Place.MEXIT),
  mexit_nmfreed(Place.MEXIT),
  mexit_signalPending(Place.MEXIT),
  exited(Place.GONE),
  wedged(Place.GONE),
  BeforeExec_lock(Place.EXEC),
  BeforeExec_drain(Place.EXEC),
  execve(Place.EXEC),
  schedule_disable(Place.SCHED_DISABLE),
  gcStart_semrelease(Place.SCHED_DISABLE),
  gcStart_Gosched(Place.SCHED_DISABLE),
  entry(Place.ENTRY);

  /** The sets of {@code spec/ProgramCounters.tla}. */
  public enum Place {
    LOOP,
    PROLOGUE,
    BARRIER,
    RUNTIME_ON_G_STACK,
    G0,
    REQUESTER,
    SYSMON,
    COOPERATIVE,
    LOCKS_M,
    PARK,
    FIND_RUNNABLE,
    SYSCALL,
    ADDTIMER,
    HANDOFFP,
    CHECKDEAD,
    SUSPEND,
    STOP_THE_WORLD,
    FOR_EACH_P,
    TIMERS,
    SCAN_CONSERVATIVE,
    MINIT,
    CGO,
    LOCK_OS_THREAD,
    NEWM,
    MEXIT,
    GONE,
    EXEC,
    SCHED_DISABLE,
    /** Not a thread's place: where {@code g.sched} is before a goroutine's first step. */
    ENTRY
  }

  /** How many places a goroutine's own code has, {@code UserPC}. */
  public static final int USER_PLACES = 12;

  /** By the number as an unsigned byte; null for NIL. */
  private static final ThreadPc[] BY_CELL = new ThreadPc[256];

  static {
    for (ThreadPc pc : values()) {
      BY_CELL[pc.ordinal()] = pc;
    }
  }

  private final Place place;

  ThreadPc(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  /** Whether it is in the goroutine's own code, {@code UserPC}. */
  public boolean isUser() {
    return ordinal() < USER_PLACES;
  }

  /** Whether it is in preemptM on Windows, {@code SuspendThreadPC}. */
  public boolean isSuspendThread() {
    return switch (this) {
      case preemptM_SuspendThread,
          preemptM_wantAsyncPreempt,
          preemptM_SetThreadContext,
          preemptM_lock,
          preemptM_ResumeThread ->
          true;
      default -> false;
    };
  }

  /** Whether it is in the loop, {@code LoopPC}. */
  public boolean isLoop() {
    return ordinal() < Configuration.LONGEST_LOOP;
  }

  /** The constant in a cell; null if there is none. */
  public static ThreadPc of(int cell) {
    return BY_CELL[cell & 0xff];
  }

  /** Instruction {@code index} of the loop. */
  public static ThreadPc loop(int index) {
    return BY_CELL[index];
  }

  /** This instruction's place in the loop. */
  public int loopIndex() {
    return ordinal();
  }
}
