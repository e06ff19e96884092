package dev.tightloop.model;

/**
 * The actions of the specification, under their names. Who takes a step is its first parameter, or
 * sysmon if it has none of kind M.
 */
public enum Action {
  retake_status(Sysmon.class, Parameters.P, (x, a, b) -> x.sysmon.retake_status(a)),
  retake_schedtick(Sysmon.class, Parameters.NONE, (x, a, b) -> x.sysmon.retake_schedtick()),
  preemptone_m(Preemptone.class, Parameters.SYSMON, (x, a, b) -> x.preemptone.preemptone_m()),
  preemptone_curg(Preemptone.class, Parameters.SYSMON, (x, a, b) -> x.preemptone.preemptone_curg()),
  preemptone_preempt(
      Preemptone.class, Parameters.SYSMON, (x, a, b) -> x.preemptone.preemptone_preempt()),
  preemptone_stackguard0(
      Preemptone.class, Parameters.SYSMON, (x, a, b) -> x.preemptone.preemptone_stackguard0()),
  preemptone_p_preempt(
      Preemptone.class, Parameters.SYSMON, (x, a, b) -> x.preemptone.preemptone_p_preempt()),
  preemptM_CAS(Preemptone.class, Parameters.SYSMON, (x, a, b) -> x.preemptone.preemptM_CAS()),
  preemptM_tgkill(Preemptone.class, Parameters.SYSMON, (x, a, b) -> x.preemptone.preemptM_tgkill()),
  deliver(Signals.class, Parameters.M, (x, a, b) -> x.signals.deliver(a)),
  sigreturn(Signals.class, Parameters.M, (x, a, b) -> x.signals.sigreturn(a)),
  wantAsyncPreempt_g(
      SignalHandler.class, Parameters.M, (x, a, b) -> x.signalHandler.wantAsyncPreempt_g(a)),
  wantAsyncPreempt_p(
      SignalHandler.class, Parameters.M, (x, a, b) -> x.signalHandler.wantAsyncPreempt_p(a)),
  isAsyncSafePoint(
      SignalHandler.class, Parameters.M, (x, a, b) -> x.signalHandler.isAsyncSafePoint(a)),
  pushCall(SignalHandler.class, Parameters.M, (x, a, b) -> x.signalHandler.pushCall(a)),
  doSigPreempt_preemptGen(
      SignalHandler.class, Parameters.M, (x, a, b) -> x.signalHandler.doSigPreempt_preemptGen(a)),
  doSigPreempt_signalPending(
      SignalHandler.class,
      Parameters.M,
      (x, a, b) -> x.signalHandler.doSigPreempt_signalPending(a)),
  userInstruction(UserCode.class, Parameters.M, (x, a, b) -> x.userCode.userInstruction(a)),
  asyncPreempt_save(
      AsyncPreempt.class, Parameters.M, (x, a, b) -> x.asyncPreempt.asyncPreempt_save(a)),
  asyncPreempt2_enter(
      AsyncPreempt.class, Parameters.M, (x, a, b) -> x.asyncPreempt.asyncPreempt2_enter(a)),
  mcall(AsyncPreempt.class, Parameters.M, (x, a, b) -> x.asyncPreempt.mcall(a)),
  asyncPreempt2_return(
      AsyncPreempt.class, Parameters.M, (x, a, b) -> x.asyncPreempt.asyncPreempt2_return(a)),
  asyncPreempt_restore(
      AsyncPreempt.class, Parameters.M, (x, a, b) -> x.asyncPreempt.asyncPreempt_restore(a)),
  goschedImpl_casgstatus(
      Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.goschedImpl_casgstatus(a)),
  dropg_m(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.dropg_m(a)),
  dropg_curg(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.dropg_curg(a)),
  goschedImpl_globrunqput(
      Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.goschedImpl_globrunqput(a)),
  schedule(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.schedule(a)),
  findRunnable_fairness(
      FindRunnable.class, Parameters.M, (x, a, b) -> x.findRunnable.findRunnable_fairness(a)),
  findRunnable_local(
      FindRunnable.class, Parameters.M, (x, a, b) -> x.findRunnable.findRunnable_local(a)),
  findRunnable_global(
      FindRunnable.class, Parameters.M, (x, a, b) -> x.findRunnable.findRunnable_global(a)),
  execute_curg(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.execute_curg(a)),
  execute_m(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.execute_m(a)),
  execute_casgstatus(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.execute_casgstatus(a)),
  execute_preempt(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.execute_preempt(a)),
  execute_stackguard0(
      Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.execute_stackguard0(a)),
  execute_schedtick(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.execute_schedtick(a)),
  gogo(Scheduler.class, Parameters.M, (x, a, b) -> x.scheduler.gogo(a)),
  releasep_m_p(Processors.class, Parameters.M, (x, a, b) -> x.processors.releasep_m_p(a)),
  releasep_p_m(Processors.class, Parameters.M, (x, a, b) -> x.processors.releasep_p_m(a)),
  releasep_status(Processors.class, Parameters.M, (x, a, b) -> x.processors.releasep_status(a)),
  startlockedm_nextp(LockedM.class, Parameters.M, (x, a, b) -> x.lockedM.startlockedm_nextp(a)),
  startlockedm_notewakeup(
      LockedM.class, Parameters.M, (x, a, b) -> x.lockedM.startlockedm_notewakeup(a)),
  stopm_mput(Threads.class, Parameters.M, (x, a, b) -> x.threads.stopm_mput(a)),
  handoffp(Handoffp.class, Parameters.M, (x, a, b) -> x.handoffp.handoffp(a)),
  startm_mget(Threads.class, Parameters.M, (x, a, b) -> x.threads.startm_mget(a)),
  startm_newm(Threads.class, Parameters.M_M, (x, a, b) -> x.threads.startm_newm(a, b)),
  startm_nextp(Threads.class, Parameters.M, (x, a, b) -> x.threads.startm_nextp(a)),
  startm_notewakeup(Threads.class, Parameters.M, (x, a, b) -> x.threads.startm_notewakeup(a)),
  mPark(Threads.class, Parameters.M, (x, a, b) -> x.threads.mPark(a)),
  acquirep_m_p(Processors.class, Parameters.M, (x, a, b) -> x.processors.acquirep_m_p(a)),
  acquirep_p_m(Processors.class, Parameters.M, (x, a, b) -> x.processors.acquirep_p_m(a)),
  acquirep_status(Processors.class, Parameters.M, (x, a, b) -> x.processors.acquirep_status(a)),
  acquirep_nextp(Threads.class, Parameters.M, (x, a, b) -> x.threads.acquirep_nextp(a));

  /** Over which constants an action ranges. */
  public enum Parameters {
    NONE,
    /** The thread that requests; the model's only requester is sysmon. */
    SYSMON,
    P,
    M,
    M_M
  }

  /** Calls the action's method. */
  interface Method {
    boolean call(Model model, int a, int b);
  }

  private static final Action[] VALUES = values();

  private final Class<? extends Runtime> module;
  private final Parameters parameters;
  private final Method method;

  Action(Class<? extends Runtime> module, Parameters parameters, Method method) {
    this.module = module;
    this.parameters = parameters;
    this.method = method;
  }

  /** The TLA+ module that defines the action. */
  public String module() {
    return module.getSimpleName();
  }

  public Parameters parameters() {
    return parameters;
  }

  boolean call(Model model, int a, int b) {
    return method.call(model, a, b);
  }

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static Action of(int ordinal) {
    return VALUES[ordinal];
  }
}
