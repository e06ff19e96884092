package dev.tightloop.model;

/**
 * The actions of the specification, under their names, in the order of {@code Next}. A thread takes
 * each of them: its first parameter, or sysmon's if it has none of that kind.
 */
public enum Action {
  retake_status(
      Sysmon.class,
      Parameters.P,
      Domain.SYSMON,
      Where.at(ThreadPc.usleep),
      (x, a, b) -> x.sysmon.retake_status(a)),
  retake_schedtick(
      Sysmon.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.retake_schedtick),
      (x, a, b) -> x.sysmon.retake_schedtick()),
  retake_schedtick_syscall(
      RetakeSyscall.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.retake_schedtick_syscall),
      (x, a, b) -> x.retakeSyscall.retake_schedtick_syscall()),
  retake_sysretake(
      RetakeSyscall.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.retake_schedtick_syscall),
      (x, a, b) -> x.retakeSyscall.retake_sysretake()),
  retake_syscalltick(
      RetakeSyscall.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.retake_syscalltick),
      (x, a, b) -> x.retakeSyscall.retake_syscalltick()),
  retake_CAS(
      RetakeSyscall.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.retake_CAS),
      (x, a, b) -> x.retakeSyscall.retake_CAS()),
  sysmon_sysmonwait(
      DeepSleep.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.usleep),
      (x, a, b) -> x.deepSleep.sysmon_sysmonwait()),
  sysmon_notetsleep(
      DeepSleep.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.sysmon_notetsleep),
      (x, a, b) -> x.deepSleep.sysmon_notetsleep()),
  sysmon_injectglist(
      ForcedGC.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.usleep),
      (x, a, b) -> x.forcedGC.sysmon_injectglist()),
  handoffp(
      Handoffp.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.handoffp),
      (x, a, b) -> x.handoffp.handoffp(a)),
  handoffp_npidle(
      Handoffp.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.handoffp_npidle),
      (x, a, b) -> x.handoffp.handoffp_npidle(a)),
  handoffp_nmspinning(
      Handoffp.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.handoffp_nmspinning),
      (x, a, b) -> x.handoffp.handoffp_nmspinning(a)),
  handoffp_pidleput(
      Handoffp.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.handoffp_lock),
      (x, a, b) -> x.handoffp.handoffp_pidleput(a)),
  startm_mget(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_mget),
      (x, a, b) -> x.threads.startm_mget(a)),
  startm_newm(
      Threads.class,
      Parameters.THREAD_M,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_mget, ThreadPc.newm),
      (x, a, b) -> x.threads.startm_newm(a, b)),
  startm_allocm(
      Threads.class,
      Parameters.THREAD_M,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_mget),
      (x, a, b) -> x.threads.startm_allocm(a, b)),
  newm_lockedExt(
      Newm.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.newm_lockedExt),
      (x, a, b) -> x.newm.newm_lockedExt(a)),
  newm1_rlock(
      Newm.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.newm1),
      (x, a, b) -> x.newm.newm1_rlock(a)),
  newm1_clone(
      Newm.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.newm1, ThreadPc.newm1_clone),
      (x, a, b) -> x.newm.newm1_clone(a)),
  startm_unlock(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_mget),
      (x, a, b) -> x.threads.startm_unlock(a)),
  startm_noP(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_mget),
      (x, a, b) -> x.threads.startm_noP(a)),
  startm_nmspinning(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_nmspinning),
      (x, a, b) -> x.threads.startm_nmspinning(a)),
  startm_nextp(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_nextp),
      (x, a, b) -> x.threads.startm_nextp(a)),
  startm_notewakeup(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.startm_notewakeup),
      (x, a, b) -> x.threads.startm_notewakeup(a)),
  incidlelocked_minus(
      Checkdead.class,
      Parameters.THREAD,
      Domain.SYSMON,
      Where.at(ThreadPc.incidlelocked_minus),
      (x, a, b) -> x.checkdead.incidlelocked_minus(a)),
  incidlelocked_plus(
      Checkdead.class,
      Parameters.THREAD,
      Domain.SYSMON,
      Where.at(ThreadPc.incidlelocked_plus),
      (x, a, b) -> x.checkdead.incidlelocked_plus(a)),
  timer_when(
      Timers.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.ANYWHERE,
      (x, a, b) -> x.timers.timer_when()),
  sysmon_timeout(
      DeepSleep.class,
      Parameters.NONE,
      Domain.SYSMON,
      Where.at(ThreadPc.sysmon_notetsleep),
      (x, a, b) -> x.deepSleep.sysmon_timeout()),
  preemptone_m(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptone_m),
      (x, a, b) -> x.preemptone.preemptone_m(a)),
  preemptone_curg(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptone_curg),
      (x, a, b) -> x.preemptone.preemptone_curg(a)),
  preemptone_preempt(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptone_preempt),
      (x, a, b) -> x.preemptone.preemptone_preempt(a)),
  preemptone_stackguard0(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptone_stackguard0),
      (x, a, b) -> x.preemptone.preemptone_stackguard0(a)),
  preemptone_p_preempt(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptone_p_preempt),
      (x, a, b) -> x.preemptone.preemptone_p_preempt(a)),
  preemptM_rlock(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_rlock),
      (x, a, b) -> x.preemptone.preemptM_rlock(a)),
  preemptM_CAS(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_CAS),
      (x, a, b) -> x.preemptone.preemptM_CAS(a)),
  preemptM_tgkill(
      Preemptone.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_tgkill),
      (x, a, b) -> x.preemptone.preemptM_tgkill(a)),
  external_tgkill(
      Signals.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.ANYWHERE,
      (x, a, b) -> x.signals.external_tgkill(a)),
  deliver(
      Signals.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.ANYWHERE,
      (x, a, b) -> x.signals.deliver(a)),
  wantAsyncPreempt_g(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.wantAsyncPreempt_g),
      (x, a, b) -> x.signalHandler.wantAsyncPreempt_g(a)),
  wantAsyncPreempt_p(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.wantAsyncPreempt_p),
      (x, a, b) -> x.signalHandler.wantAsyncPreempt_p(a)),
  isAsyncSafePoint(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.isAsyncSafePoint),
      (x, a, b) -> x.signalHandler.isAsyncSafePoint(a)),
  pushCall(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.pushCall),
      (x, a, b) -> x.signalHandler.pushCall(a)),
  doSigPreempt_preemptGen(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.doSigPreempt_preemptGen),
      (x, a, b) -> x.signalHandler.doSigPreempt_preemptGen(a)),
  doSigPreempt_signalPending(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.doSigPreempt_signalPending),
      (x, a, b) -> x.signalHandler.doSigPreempt_signalPending(a)),
  doSigPreempt_pendingPreemptSignals(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.doSigPreempt_pendingPreemptSignals),
      (x, a, b) -> x.signalHandler.doSigPreempt_pendingPreemptSignals(a)),
  sigreturn(
      Signals.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.sigreturn),
      (x, a, b) -> x.signals.sigreturn(a)),
  badsignal_needm(
      SignalHandler.class,
      Parameters.THREAD_BOOLEAN,
      Domain.M_OR_C,
      Where.handler(HandlerPc.badsignal_needm),
      (x, a, b) -> x.signalHandler.badsignal_needm(a, b != 0)),
  raisebadsignal_default(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.raisebadsignal_default),
      (x, a, b) -> x.signalHandler.raisebadsignal_default(a)),
  raisebadsignal_restore(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.raisebadsignal_restore),
      (x, a, b) -> x.signalHandler.raisebadsignal_restore(a)),
  badsignal_dropm(
      SignalHandler.class,
      Parameters.THREAD,
      Domain.M_OR_C,
      Where.handler(HandlerPc.badsignal_dropm),
      (x, a, b) -> x.signalHandler.badsignal_dropm(a)),
  userInstruction(
      UserCode.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(
          ThreadPc.loop0,
          ThreadPc.loop1,
          ThreadPc.loop2,
          ThreadPc.loop3,
          ThreadPc.loop4,
          ThreadPc.loop5,
          ThreadPc.loop6,
          ThreadPc.loop7),
      (x, a, b) -> x.userCode.userInstruction(a)),
  userCall(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.cooperative.userCall(a)),
  prologue_enough(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.prologue),
      (x, a, b) -> x.cooperative.prologue_enough(a)),
  prologue_short(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.prologue),
      (x, a, b) -> x.cooperative.prologue_short(a)),
  morestack(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.prologue_JLS, ThreadPc.printlock_JLS),
      (x, a, b) -> x.cooperative.morestack(a)),
  newstack_stackguard0(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newstack),
      (x, a, b) -> x.cooperative.newstack_stackguard0(a)),
  newstack_notNow(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newstack_notNow),
      (x, a, b) -> x.cooperative.newstack_notNow(a)),
  newstack_shrinkstack(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newstack_shrinkstack),
      (x, a, b) -> x.cooperative.newstack_shrinkstack(a)),
  newstack_preemptStop(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newstack_preemptStop),
      (x, a, b) -> x.cooperative.newstack_preemptStop(a)),
  newstack_casgstatus(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newstack_casgstatus),
      (x, a, b) -> x.cooperative.newstack_casgstatus(a)),
  copystack_stackguard0(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.copystack),
      (x, a, b) -> x.cooperative.copystack_stackguard0(a)),
  newstack_preempt(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newstack_preempt),
      (x, a, b) -> x.cooperative.newstack_preempt(a)),
  newstack_casgstatus_back(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newstack_casgstatus_back),
      (x, a, b) -> x.cooperative.newstack_casgstatus_back(a)),
  printlock_compare(
      Cooperative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.printlock),
      (x, a, b) -> x.cooperative.printlock_compare(a)),
  acquirem(
      Acquirem.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.acquirem.acquirem(a)),
  releasem(
      Acquirem.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.releasem),
      (x, a, b) -> x.acquirem.releasem(a)),
  procUnpin(
      Acquirem.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.procUnpin),
      (x, a, b) -> x.acquirem.procUnpin(a)),
  systemstack(
      Systemstack.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.systemstack.systemstack(a)),
  systemstack_fn(
      Systemstack.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.systemstack),
      (x, a, b) -> x.systemstack.systemstack_fn(a)),
  asyncpreemptoff_save(
      Asyncpreemptoff.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.asyncpreemptoff.asyncpreemptoff_save(a)),
  asyncpreemptoff_set(
      Asyncpreemptoff.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.asyncpreemptoff_0, ThreadPc.asyncpreemptoff_1),
      (x, a, b) -> x.asyncpreemptoff.asyncpreemptoff_set(a)),
  asyncpreemptoff_restore(
      Asyncpreemptoff.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.asyncpreemptoff_restore_0, ThreadPc.asyncpreemptoff_restore_1),
      (x, a, b) -> x.asyncpreemptoff.asyncpreemptoff_restore(a)),
  asyncPreempt_save(
      AsyncPreempt.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.asyncPreempt),
      (x, a, b) -> x.asyncPreempt.asyncPreempt_save(a)),
  asyncPreempt2_enter(
      AsyncPreempt.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.asyncPreempt2),
      (x, a, b) -> x.asyncPreempt.asyncPreempt2_enter(a)),
  mcall(
      AsyncPreempt.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.mcall),
      (x, a, b) -> x.asyncPreempt.mcall(a)),
  asyncPreempt2_return(
      AsyncPreempt.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.asyncPreempt2_return),
      (x, a, b) -> x.asyncPreempt.asyncPreempt2_return(a)),
  asyncPreempt_restore(
      AsyncPreempt.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.asyncPreempt_restore),
      (x, a, b) -> x.asyncPreempt.asyncPreempt_restore(a)),
  goschedImpl_casgstatus(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.goschedImpl),
      (x, a, b) -> x.scheduler.goschedImpl_casgstatus(a)),
  dropg_m(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.dropg_m),
      (x, a, b) -> x.scheduler.dropg_m(a)),
  dropg_curg(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.dropg_curg),
      (x, a, b) -> x.scheduler.dropg_curg(a)),
  goschedImpl_globrunqput(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.globrunqput),
      (x, a, b) -> x.scheduler.goschedImpl_globrunqput(a)),
  schedule(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.schedule),
      (x, a, b) -> x.scheduler.schedule(a)),
  execute_curg(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.execute_curg),
      (x, a, b) -> x.scheduler.execute_curg(a)),
  execute_m(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.execute_m),
      (x, a, b) -> x.scheduler.execute_m(a)),
  execute_casgstatus(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.execute_casgstatus),
      (x, a, b) -> x.scheduler.execute_casgstatus(a)),
  execute_preempt(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.execute_preempt),
      (x, a, b) -> x.scheduler.execute_preempt(a)),
  execute_stackguard0(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.execute_stackguard0),
      (x, a, b) -> x.scheduler.execute_stackguard0(a)),
  execute_schedtick(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.execute_schedtick),
      (x, a, b) -> x.scheduler.execute_schedtick(a)),
  gogo(
      Scheduler.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.gogo),
      (x, a, b) -> x.scheduler.gogo(a)),
  findRunnable_gcwaiting(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_gcwaiting),
      (x, a, b) -> x.findRunnable.findRunnable_gcwaiting(a)),
  findRunnable_runSafePointFn(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_runSafePointFn),
      (x, a, b) -> x.findRunnable.findRunnable_runSafePointFn(a)),
  findRunnable_fairness(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable),
      (x, a, b) -> x.findRunnable.findRunnable_fairness(a)),
  findRunnable_runnext(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable),
      (x, a, b) -> x.findRunnable.findRunnable_runnext(a)),
  findRunnable_local(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable),
      (x, a, b) -> x.findRunnable.findRunnable_local(a)),
  findRunnable_global(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable, ThreadPc.findRunnable_globrunqget),
      (x, a, b) -> x.findRunnable.findRunnable_global(a)),
  findRunnable_none(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable),
      (x, a, b) -> x.findRunnable.findRunnable_none(a)),
  findRunnable_nmspinning(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_nmspinning),
      (x, a, b) -> x.findRunnable.findRunnable_nmspinning(a)),
  findRunnable_spinning(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_spinning),
      (x, a, b) -> x.findRunnable.findRunnable_spinning(a)),
  findRunnable_lock(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_lock),
      (x, a, b) -> x.findRunnable.findRunnable_lock(a)),
  pidleput(
      FindRunnable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.pidleput),
      (x, a, b) -> x.findRunnable.pidleput(a)),
  stealWork_gcwaiting(
      StealWork.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stealWork),
      (x, a, b) -> x.stealWork.stealWork_gcwaiting(a)),
  runqsteal(
      StealWork.class,
      Parameters.THREAD_P,
      Domain.M,
      Where.at(ThreadPc.runqsteal),
      (x, a, b) -> x.stealWork.runqsteal(a, b)),
  runqgrab_runnext(
      StealWork.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.runqgrab_runnext),
      (x, a, b) -> x.stealWork.runqgrab_runnext(a)),
  runqgrab_CAS(
      StealWork.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.runqgrab_CAS),
      (x, a, b) -> x.stealWork.runqgrab_CAS(a)),
  becomeSpinning_needspinning(
      Spinning.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.becomeSpinning_needspinning),
      (x, a, b) -> x.spinning.becomeSpinning_needspinning(a)),
  findRunnable_notSpinning(
      Spinning.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_notSpinning),
      (x, a, b) -> x.spinning.findRunnable_notSpinning(a)),
  checkGlobalRunqNoP(
      Spinning.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.checkGlobalRunqNoP),
      (x, a, b) -> x.spinning.checkGlobalRunqNoP(a)),
  checkRunqsNoP(
      Spinning.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.checkRunqsNoP),
      (x, a, b) -> x.spinning.checkRunqsNoP(a)),
  checkRunqsNoP_pidleget(
      Spinning.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.checkRunqsNoP_pidleget),
      (x, a, b) -> x.spinning.checkRunqsNoP_pidleget(a)),
  findRunnable_again(
      Spinning.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_again),
      (x, a, b) -> x.spinning.findRunnable_again(a)),
  resetspinning(
      Spinning.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.resetspinning),
      (x, a, b) -> x.spinning.resetspinning(a)),
  Gosched(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.park.Gosched(a)),
  gopark(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.park.gopark(a)),
  park_m_casgstatus(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.park_m),
      (x, a, b) -> x.park.park_m_casgstatus(a)),
  park_m_unlockf(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.park_m_unlockf),
      (x, a, b) -> x.park.park_m_unlockf(a)),
  park_m_unlockfFails(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.park_m_unlockf),
      (x, a, b) -> x.park.park_m_unlockfFails(a)),
  goready(
      Park.class,
      Parameters.THREAD_G,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.park.goready(a, b)),
  ready_casgstatus(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.ready),
      (x, a, b) -> x.park.ready_casgstatus(a)),
  runqput_runnext(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.runqput_runnext),
      (x, a, b) -> x.park.runqput_runnext(a)),
  runqput_tail(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.runqput_tail),
      (x, a, b) -> x.park.runqput_tail(a)),
  goready_return(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.goready_return),
      (x, a, b) -> x.park.goready_return(a)),
  newproc(
      Park.class,
      Parameters.THREAD_G,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.park.newproc(a, b)),
  newproc1_casgstatus(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.newproc1),
      (x, a, b) -> x.park.newproc1_casgstatus(a)),
  goexit(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.park.goexit(a)),
  goexit0_casgstatus(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.goexit0),
      (x, a, b) -> x.park.goexit0_casgstatus(a)),
  goexit0_m(
      Park.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.goexit0_m),
      (x, a, b) -> x.park.goexit0_m(a)),
  releasep_m_p(
      Processors.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.releasep_m_p),
      (x, a, b) -> x.processors.releasep_m_p(a)),
  releasep_p_m(
      Processors.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.releasep_p_m),
      (x, a, b) -> x.processors.releasep_p_m(a)),
  releasep_status(
      Processors.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.releasep_status),
      (x, a, b) -> x.processors.releasep_status(a)),
  acquirep_m_p(
      Processors.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.acquirep_m_p),
      (x, a, b) -> x.processors.acquirep_m_p(a)),
  acquirep_p_m(
      Processors.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.acquirep_p_m),
      (x, a, b) -> x.processors.acquirep_p_m(a)),
  acquirep_status(
      Processors.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.acquirep_status),
      (x, a, b) -> x.processors.acquirep_status(a)),
  minitSignalStack(
      Minit.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.minitSignalStack),
      (x, a, b) -> x.minit.minitSignalStack(a)),
  minitSignalMask(
      Minit.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.minitSignalMask),
      (x, a, b) -> x.minit.minitSignalMask(a)),
  minit_procid(
      Minit.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.minit_procid),
      (x, a, b) -> x.minit.minit_procid(a)),
  LockOSThread(
      TemplateThread.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.templateThread.LockOSThread(a)),
  startTemplateThread_morestack(
      TemplateThread.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startTemplateThread_newm),
      (x, a, b) -> x.templateThread.startTemplateThread_morestack(a)),
  startTemplateThread_newm(
      TemplateThread.class,
      Parameters.THREAD_M,
      Domain.M,
      Where.at(ThreadPc.startTemplateThread_newm),
      (x, a, b) -> x.templateThread.startTemplateThread_newm(a, b)),
  dolockOSThread(
      TemplateThread.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.dolockOSThread),
      (x, a, b) -> x.templateThread.dolockOSThread(a)),
  templateThread_nmsys(
      TemplateThread.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.templateThread_nmsys),
      (x, a, b) -> x.templateThread.templateThread_nmsys(a)),
  templateThread(
      TemplateThread.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.templateThread),
      (x, a, b) -> x.templateThread.templateThread(a)),
  templateThread_waiting(
      TemplateThread.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.templateThread_notesleep),
      (x, a, b) -> x.templateThread.templateThread_waiting(a)),
  templateThread_notesleep(
      TemplateThread.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.templateThread_notesleep),
      (x, a, b) -> x.templateThread.templateThread_notesleep(a)),
  mexit_sigblock(
      Mexit.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.mexit),
      (x, a, b) -> x.mexit.mexit_sigblock(a)),
  mexit_unminit(
      Mexit.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.mexit_unminit),
      (x, a, b) -> x.mexit.mexit_unminit(a)),
  mexit_nmfreed(
      Mexit.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.mexit_nmfreed),
      (x, a, b) -> x.mexit.mexit_nmfreed(a)),
  exitThread(
      Mexit.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.mexit_signalPending),
      (x, a, b) -> x.mexit.exitThread(a)),
  BeforeExec(
      Exec.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.exec.BeforeExec(a)),
  BeforeExec_lock(
      Exec.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.BeforeExec_lock),
      (x, a, b) -> x.exec.BeforeExec_lock(a)),
  BeforeExec_drain(
      Exec.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.BeforeExec_drain),
      (x, a, b) -> x.exec.BeforeExec_drain(a)),
  AfterExec(
      Exec.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.execve),
      (x, a, b) -> x.exec.AfterExec(a)),
  schedEnableUser(
      SchedDisable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.worldStopped),
      (x, a, b) -> x.schedDisable.schedEnableUser(a)),
  gcStart_morestack(
      SchedDisable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.gcStart_semrelease),
      (x, a, b) -> x.schedDisable.gcStart_morestack(a)),
  gcStart_semrelease(
      SchedDisable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.gcStart_semrelease),
      (x, a, b) -> x.schedDisable.gcStart_semrelease(a)),
  gcStart_Gosched(
      SchedDisable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.gcStart_Gosched),
      (x, a, b) -> x.schedDisable.gcStart_Gosched(a)),
  schedule_disable(
      SchedDisable.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.schedule_disable),
      (x, a, b) -> x.schedDisable.schedule_disable(a)),
  wakep_npidle(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.wakep),
      (x, a, b) -> x.threads.wakep_npidle(a)),
  wakep_nmspinning(
      Threads.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.wakep_CAS),
      (x, a, b) -> x.threads.wakep_nmspinning(a)),
  stopm_mput(
      Threads.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopm),
      (x, a, b) -> x.threads.stopm_mput(a)),
  mPark(
      Threads.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.mPark),
      (x, a, b) -> x.threads.mPark(a)),
  acquirep_nextp(
      Threads.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.acquirep_nextp),
      (x, a, b) -> x.threads.acquirep_nextp(a)),
  addtimer(
      Addtimer.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.addtimer.addtimer(a)),
  notewakeup_morestack(
      Addtimer.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.notewakeup_prologue),
      (x, a, b) -> x.addtimer.notewakeup_morestack(a)),
  notewakeup_enough(
      Addtimer.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.notewakeup_prologue),
      (x, a, b) -> x.addtimer.notewakeup_enough(a)),
  startm_releasem(
      Addtimer.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startm_releasem),
      (x, a, b) -> x.addtimer.startm_releasem(a)),
  addtimer_return(
      Addtimer.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.addtimer_return),
      (x, a, b) -> x.addtimer.addtimer_return(a)),
  startlockedm_nextp(
      LockedM.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startlockedm_nextp),
      (x, a, b) -> x.lockedM.startlockedm_nextp(a)),
  startlockedm_notewakeup(
      LockedM.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startlockedm_notewakeup),
      (x, a, b) -> x.lockedM.startlockedm_notewakeup(a)),
  needm_casgstatus(
      Needm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.needm_casgstatus),
      (x, a, b) -> x.needm.needm_casgstatus(a)),
  dropm_casgstatus(
      Dropm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.syscall),
      (x, a, b) -> x.dropm.dropm_casgstatus(a)),
  dropm_preemptStop(
      Dropm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.dropm_preemptStop),
      (x, a, b) -> x.dropm.dropm_preemptStop(a)),
  dropm_sigblock(
      Dropm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.dropm_sigblock),
      (x, a, b) -> x.dropm.dropm_sigblock(a)),
  dropm_lockextra(
      Dropm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.dropm_lockextra),
      (x, a, b) -> x.dropm.dropm_lockextra(a)),
  dropm_unlockextra(
      Dropm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.dropm_unlockextra),
      (x, a, b) -> x.dropm.dropm_unlockextra(a)),
  reentersyscall(
      Reentersyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.reentersyscall.reentersyscall(a)),
  reentersyscall_casgstatus(
      Reentersyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.reentersyscall_casgstatus),
      (x, a, b) -> x.reentersyscall.reentersyscall_casgstatus(a)),
  reentersyscall_sysmonwait(
      Reentersyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.reentersyscall_sysmonwait),
      (x, a, b) -> x.reentersyscall.reentersyscall_sysmonwait(a)),
  reentersyscall_p_m(
      Reentersyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.reentersyscall_p_m),
      (x, a, b) -> x.reentersyscall.reentersyscall_p_m(a)),
  reentersyscall_m_p(
      Reentersyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.reentersyscall_m_p),
      (x, a, b) -> x.reentersyscall.reentersyscall_m_p(a)),
  reentersyscall_status(
      Reentersyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.reentersyscall_status),
      (x, a, b) -> x.reentersyscall.reentersyscall_status(a)),
  reentersyscall_gcwaiting(
      Reentersyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.reentersyscall_gcwaiting),
      (x, a, b) -> x.reentersyscall.reentersyscall_gcwaiting(a)),
  entersyscallblock(
      Entersyscallblock.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.entersyscallblock.entersyscallblock(a)),
  entersyscallblock_casgstatus(
      Entersyscallblock.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.entersyscallblock_casgstatus),
      (x, a, b) -> x.entersyscallblock.entersyscallblock_casgstatus(a)),
  entersyscallblock_return(
      Entersyscallblock.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.entersyscallblock_return),
      (x, a, b) -> x.entersyscallblock.entersyscallblock_return(a)),
  exitsyscallfast_CAS(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscallfast_CAS),
      (x, a, b) -> x.exitsyscall.exitsyscallfast_CAS(a)),
  exitsyscallfast_pidle(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscallfast_pidle),
      (x, a, b) -> x.exitsyscall.exitsyscallfast_pidle(a)),
  exitsyscall_syscalltick(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall_syscalltick),
      (x, a, b) -> x.exitsyscall.exitsyscall_syscalltick(a)),
  exitsyscall_casgstatus(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall_casgstatus),
      (x, a, b) -> x.exitsyscall.exitsyscall_casgstatus(a)),
  exitsyscall_preempt(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall_preempt),
      (x, a, b) -> x.exitsyscall.exitsyscall_preempt(a)),
  exitsyscall_stackPreempt(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall_stackPreempt),
      (x, a, b) -> x.exitsyscall.exitsyscall_stackPreempt(a)),
  exitsyscall_stackguard0(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall_stackguard0),
      (x, a, b) -> x.exitsyscall.exitsyscall_stackguard0(a)),
  exitsyscall0_casgstatus(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall0),
      (x, a, b) -> x.exitsyscall.exitsyscall0_casgstatus(a)),
  exitsyscall0_pidleget(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall0_pidleget),
      (x, a, b) -> x.exitsyscall.exitsyscall0_pidleget(a)),
  exitsyscall0_lockedm(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall0_lockedm),
      (x, a, b) -> x.exitsyscall.exitsyscall0_lockedm(a)),
  exitsyscall_return(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.exitsyscall_return),
      (x, a, b) -> x.exitsyscall.exitsyscall_return(a)),
  stopTheWorld_semacquire(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0, ThreadPc.stopTheWorld_semacquire),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_semacquire(a)),
  stopTheWorld_casgstatus(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_casgstatus),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_casgstatus(a)),
  stopTheWorld_gcwaiting(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_gcwaiting),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_gcwaiting(a)),
  stopTheWorld_own(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_own),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_own(a)),
  stopTheWorld_syscall(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_syscall),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_syscall(a)),
  stopTheWorld_idle(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_idle),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_idle(a)),
  stopTheWorld_noteclear(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_notetsleep),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_noteclear(a)),
  stopTheWorld_retry(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_notetsleep),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_retry(a)),
  stopTheWorld_return(
      StopTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stopTheWorld_stopped),
      (x, a, b) -> x.stopTheWorld.stopTheWorld_return(a)),
  preemptall_status(
      Preemptall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.preemptall),
      (x, a, b) -> x.preemptall.preemptall_status(a)),
  startTheWorld_procresize(
      StartTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.worldStopped),
      (x, a, b) -> x.startTheWorld.startTheWorld_procresize(a)),
  startTheWorld_nextp(
      StartTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startTheWorld_nextp),
      (x, a, b) -> x.startTheWorld.startTheWorld_nextp(a)),
  startTheWorld_newm(
      StartTheWorld.class,
      Parameters.THREAD_M,
      Domain.M,
      Where.at(ThreadPc.startTheWorld_nextp),
      (x, a, b) -> x.startTheWorld.startTheWorld_newm(a, b)),
  startTheWorld_wakep(
      StartTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startTheWorld_nextp),
      (x, a, b) -> x.startTheWorld.startTheWorld_wakep(a)),
  startTheWorld_semrelease(
      StartTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startTheWorld_semrelease),
      (x, a, b) -> x.startTheWorld.startTheWorld_semrelease(a)),
  startTheWorld_releasem(
      StartTheWorld.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.startTheWorld_releasem),
      (x, a, b) -> x.startTheWorld.startTheWorld_releasem(a)),
  gcstopm_nmspinning(
      Gcstopm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.gcstopm),
      (x, a, b) -> x.gcstopm.gcstopm_nmspinning(a)),
  gcstopm_stopwait(
      Gcstopm.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.gcstopm_stopwait),
      (x, a, b) -> x.gcstopm.gcstopm_stopwait(a)),
  forEachP_semacquire(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0, ThreadPc.forEachP_semacquire),
      (x, a, b) -> x.forEachP.forEachP_semacquire(a)),
  forEachP_casgstatus(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_casgstatus),
      (x, a, b) -> x.forEachP.forEachP_casgstatus(a)),
  forEachP_runSafePointFn(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_runSafePointFn),
      (x, a, b) -> x.forEachP.forEachP_runSafePointFn(a)),
  forEachP_idle(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_idle),
      (x, a, b) -> x.forEachP.forEachP_idle(a)),
  forEachP_syscall(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_syscall),
      (x, a, b) -> x.forEachP.forEachP_syscall(a)),
  forEachP_CAS(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_CAS),
      (x, a, b) -> x.forEachP.forEachP_CAS(a)),
  forEachP_noteclear(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_syscall),
      (x, a, b) -> x.forEachP.forEachP_noteclear(a)),
  forEachP_retry(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_syscall),
      (x, a, b) -> x.forEachP.forEachP_retry(a)),
  forEachP_again(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_again),
      (x, a, b) -> x.forEachP.forEachP_again(a)),
  forEachP_return(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_done),
      (x, a, b) -> x.forEachP.forEachP_return(a)),
  forEachP_semrelease(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_semrelease),
      (x, a, b) -> x.forEachP.forEachP_semrelease(a)),
  forEachP_end(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.forEachP_end),
      (x, a, b) -> x.forEachP.forEachP_end(a)),
  runSafePointFn_CAS(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.runSafePointFn),
      (x, a, b) -> x.forEachP.runSafePointFn_CAS(a)),
  runSafePointFn_safePointWait(
      ForEachP.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.runSafePointFn_safePointWait),
      (x, a, b) -> x.forEachP.runSafePointFn_safePointWait(a)),
  markroot(
      Suspend.class,
      Parameters.THREAD_G,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.suspend.markroot(a, b)),
  markroot_waiting(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.markroot),
      (x, a, b) -> x.suspend.markroot_waiting(a)),
  suspendG_readgstatus(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG),
      (x, a, b) -> x.suspend.suspendG_readgstatus(a)),
  suspendG_casGFromPreempted(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_casGFromPreempted),
      (x, a, b) -> x.suspend.suspendG_casGFromPreempted(a)),
  suspendG_castogscanstatus(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_castogscanstatus),
      (x, a, b) -> x.suspend.suspendG_castogscanstatus(a)),
  suspendG_preemptStop(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_preemptStop),
      (x, a, b) -> x.suspend.suspendG_preemptStop(a)),
  suspendG_preempt(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_preempt),
      (x, a, b) -> x.suspend.suspendG_preempt(a)),
  suspendG_stackguard0(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_stackguard0),
      (x, a, b) -> x.suspend.suspendG_stackguard0(a)),
  suspendG_asyncM(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_asyncM),
      (x, a, b) -> x.suspend.suspendG_asyncM(a)),
  suspendG_wait(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_asyncM),
      (x, a, b) -> x.suspend.suspendG_wait(a)),
  suspendG_castogscanrunning(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_castogscanrunning),
      (x, a, b) -> x.suspend.suspendG_castogscanrunning(a)),
  suspendG_preemptStop_true(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_preemptStop_true),
      (x, a, b) -> x.suspend.suspendG_preemptStop_true(a)),
  suspendG_preempt_true(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_preempt_true),
      (x, a, b) -> x.suspend.suspendG_preempt_true(a)),
  suspendG_stackPreempt(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_stackPreempt),
      (x, a, b) -> x.suspend.suspendG_stackPreempt(a)),
  suspendG_preemptGen(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_preemptGen),
      (x, a, b) -> x.suspend.suspendG_preemptGen(a)),
  suspendG_preemptM(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_nextPreemptM),
      (x, a, b) -> x.suspend.suspendG_preemptM(a)),
  suspendG_tooSoon(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.suspendG_nextPreemptM),
      (x, a, b) -> x.suspend.suspendG_tooSoon(a)),
  scanstack(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.scanstack),
      (x, a, b) -> x.suspend.scanstack(a)),
  scanstack_shrinkstack(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.scanstack_shrinkstack),
      (x, a, b) -> x.suspend.scanstack_shrinkstack(a)),
  resumeG(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.resumeG),
      (x, a, b) -> x.suspend.resumeG(a)),
  markroot_running(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.markroot_casgstatus),
      (x, a, b) -> x.suspend.markroot_running(a)),
  systemstack_return(
      Suspend.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.systemstack_return),
      (x, a, b) -> x.suspend.systemstack_return(a)),
  preemptPark_casGToPreemptScan(
      PreemptPark.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.preemptPark),
      (x, a, b) -> x.preemptPark.preemptPark_casGToPreemptScan(a)),
  preemptPark_casfrom_Gscanstatus(
      PreemptPark.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.preemptPark_casfrom_Gscanstatus),
      (x, a, b) -> x.preemptPark.preemptPark_casfrom_Gscanstatus(a)),
  preemptM_preemptExtLock(
      SuspendThread.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_CAS),
      (x, a, b) -> x.suspendThread.preemptM_preemptExtLock(a)),
  preemptM_SuspendThread(
      SuspendThread.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_SuspendThread),
      (x, a, b) -> x.suspendThread.preemptM_SuspendThread(a)),
  preemptM_wantAsyncPreempt(
      SuspendThread.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_wantAsyncPreempt),
      (x, a, b) -> x.suspendThread.preemptM_wantAsyncPreempt(a)),
  preemptM_SetThreadContext(
      SuspendThread.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_SetThreadContext),
      (x, a, b) -> x.suspendThread.preemptM_SetThreadContext(a)),
  preemptM_lock(
      SuspendThread.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_lock),
      (x, a, b) -> x.suspendThread.preemptM_lock(a)),
  preemptM_ResumeThread(
      SuspendThread.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.preemptM_ResumeThread),
      (x, a, b) -> x.suspendThread.preemptM_ResumeThread(a)),
  modtimer_timerModifying(
      Timers.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.timers.modtimer_timerModifying(a)),
  modtimer_status(
      Timers.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.modtimer),
      (x, a, b) -> x.timers.modtimer_status(a)),
  checkTimers(
      Timers.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.checkTimers),
      (x, a, b) -> x.timers.checkTimers(a)),
  stealWork_checkTimers(
      Timers.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.stealWork_checkTimers),
      (x, a, b) -> x.timers.stealWork_checkTimers(a)),
  findRunnable_netpoll(
      Timers.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.findRunnable_netpoll),
      (x, a, b) -> x.timers.findRunnable_netpoll(a)),
  netpoll_return(
      Timers.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.netpoll),
      (x, a, b) -> x.timers.netpoll_return(a)),
  netpoll_pidleget(
      Timers.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.netpoll_pidleget),
      (x, a, b) -> x.timers.netpoll_pidleget(a)),
  wakeNetPoller(
      Timers.class,
      Parameters.THREAD,
      Domain.M_OR_SYSMON,
      Where.at(ThreadPc.wakeNetPoller),
      (x, a, b) -> x.timers.wakeNetPoller(a)),
  writeBarrier_load(
      WriteBarrier.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.writeBarrier.writeBarrier_load(a)),
  writeBarrier_store(
      WriteBarrier.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.writeBarrier_off, ThreadPc.writeBarrier_on),
      (x, a, b) -> x.writeBarrier.writeBarrier_store(a)),
  loadPointer(
      WriteBarrier.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.writeBarrier.loadPointer(a)),
  gcStart_setGCPhase(
      WriteBarrier.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.worldStopped),
      (x, a, b) -> x.writeBarrier.gcStart_setGCPhase(a)),
  gcDrain(
      WriteBarrier.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.writeBarrier.gcDrain(a)),
  ignoringEINTR(
      IgnoringEINTR.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.syscall_EINTR),
      (x, a, b) -> x.ignoringEINTR.ignoringEINTR(a)),
  mallocgc(
      ScanConservative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.loop0),
      (x, a, b) -> x.scanConservative.mallocgc(a)),
  allocSpan_allocBits(
      ScanConservative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.allocSpan_allocBits),
      (x, a, b) -> x.scanConservative.allocSpan_allocBits(a)),
  allocSpan_state(
      ScanConservative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.allocSpan_state),
      (x, a, b) -> x.scanConservative.allocSpan_state(a)),
  scanConservative_state(
      ScanConservative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.scanConservative_state),
      (x, a, b) -> x.scanConservative.scanConservative_state(a)),
  scanConservative_allocBits(
      ScanConservative.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.scanConservative_allocBits),
      (x, a, b) -> x.scanConservative.scanConservative_allocBits(a)),
  cgocallback(
      Needm.class,
      Parameters.THREAD,
      Domain.C,
      Where.at(ThreadPc.C),
      (x, a, b) -> x.needm.cgocallback(a)),
  needm_lockextra(
      Needm.class,
      Parameters.THREAD,
      Domain.C,
      Where.at(ThreadPc.needm_lockextra),
      (x, a, b) -> x.needm.needm_lockextra(a)),
  needm_unlockextra(
      Needm.class,
      Parameters.THREAD,
      Domain.C,
      Where.at(ThreadPc.needm_unlockextra),
      (x, a, b) -> x.needm.needm_unlockextra(a)),
  dropm_msigrestore(
      Dropm.class,
      Parameters.THREAD,
      Domain.C,
      Where.at(ThreadPc.dropm_msigrestore),
      (x, a, b) -> x.dropm.dropm_msigrestore(a)),
  syscall_return(
      Exitsyscall.class,
      Parameters.THREAD,
      Domain.M,
      Where.at(ThreadPc.syscall, ThreadPc.syscall_failed),
      (x, a, b) -> x.exitsyscall.syscall_return(a));

  /** What an action's parameters range over. */
  public enum Parameters {
    NONE,
    P,
    THREAD,
    THREAD_M,
    THREAD_G,
    THREAD_P,
    THREAD_BOOLEAN
  }

  /** Which threads take the action. */
  public enum Domain {
    M,
    SYSMON,
    M_OR_SYSMON,
    M_OR_C,
    C;

    public boolean contains(Configuration constants, int t) {
      return switch (this) {
        case M -> constants.isMachine(t);
        case SYSMON -> t == constants.sysmon();
        case M_OR_SYSMON -> t <= constants.sysmon();
        case M_OR_C -> t != constants.sysmon();
        case C -> constants.isCThread(t);
      };
    }
  }

  /** Calls the action's method. */
  interface Method {
    boolean call(Model model, int a, int b);
  }

  private static final Action[] VALUES = values();

  private final Class<? extends Runtime> module;
  private final Parameters parameters;
  private final Domain domain;
  private final Where where;
  private final Method method;

  Action(
      Class<? extends Runtime> module,
      Parameters parameters,
      Domain domain,
      Where where,
      Method method) {
    this.module = module;
    this.parameters = parameters;
    this.domain = domain;
    this.where = where;
    this.method = method;
  }

  /** The TLA+ module that defines the action. */
  public String module() {
    return module.getSimpleName();
  }

  public Parameters parameters() {
    return parameters;
  }

  public Domain domain() {
    return domain;
  }

  Where where() {
    return where;
  }

  /** Whether it can be enabled with the thread's program here and no handler running. */
  public boolean isAt(ThreadPc pc) {
    return where.program().contains(pc);
  }

  /** Whether it can be enabled with the thread's handler here. */
  public boolean isAt(HandlerPc pc) {
    return where.handler() == pc;
  }

  boolean call(Model model, int a, int b) {
    return method.call(model, a, b);
  }

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static Action of(int ordinal) {
    return VALUES[ordinal];
  }
}
