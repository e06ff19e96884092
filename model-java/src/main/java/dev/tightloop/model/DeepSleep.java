package dev.tightloop.model;

/**
 * {@code runtime/proc.go} sysmon, its first half: it sleeps while the world is stopped or every P
 * is idle, {@code spec/DeepSleep.tla}.
 */
final class DeepSleep extends Runtime {

  private final int sysmon;

  DeepSleep(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  /** sysmon: sysmonwait = 1 and the deep sleep. */
  boolean sysmon_sysmonwait() {
    if (!(at(sysmon, ThreadPc.usleep)
        && schedUnlocked()
        && (s.sched.gcwaiting() || model.processors.npidle() == constants.processors()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.sysmonwait(true);
    s.thread.pc(sysmon, ThreadPc.sysmon_notetsleep);
    return true;
  }

  /** sysmon: notetsleep(&amp;sched.sysmonnote) has been woken. */
  boolean sysmon_notetsleep() {
    if (!(at(sysmon, ThreadPc.sysmon_notetsleep) && schedUnlocked() && s.sched.sysmonnote())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.sysmonwait(false);
    s.sched.sysmonnote(false);
    s.thread.pc(sysmon, ThreadPc.usleep);
    return true;
  }

  /** sysmon: notetsleep ends after a minute. */
  boolean sysmon_timeout() {
    if (!(at(sysmon, ThreadPc.sysmon_notetsleep) && schedUnlocked() && !s.sched.sysmonnote())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.sysmonwait(false);
    s.thread.pc(sysmon, ThreadPc.usleep);
    return true;
  }
}
