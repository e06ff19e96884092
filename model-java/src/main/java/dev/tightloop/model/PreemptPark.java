package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code spec/PreemptPark.tla}: {@code runtime/proc.go} preemptPark. A goroutine that suspendG has
 * asked to stop does, in no queue, until the suspender that claims it makes it runnable again.
 */
final class PreemptPark extends Runtime {

  PreemptPark(Model model) {
    super(model);
  }

  /** preemptPark: casGToPreemptScan(gp, _Grunning, _Gscan|_Gpreempted). */
  boolean preemptPark_casGToPreemptScan(int mp) {
    if (!at(mp, ThreadPc.preemptPark)) {
      return false;
    }
    int gp = s.thread.gp(mp);
    boolean dropped = s.m.curg(mp) == NIL;
    boolean drops = fault(Fault.preemptParkDropsFirst) && !dropped;
    if (!drops && s.g.scan(gp)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (drops) {
      called(mp, ThreadPc.dropg_m, ThreadPc.preemptPark);
      return true;
    }
    s.g.status(gp, GStatus.Preempted);
    s.g.scan(gp, !fault(Fault.preemptParkWithoutScan));
    if (dropped) {
      s.thread.pc(mp, ThreadPc.preemptPark_casfrom_Gscanstatus);
    } else {
      called(mp, ThreadPc.dropg_m, ThreadPc.preemptPark_casfrom_Gscanstatus);
    }
    return true;
  }

  /** preemptPark: casfrom_Gscanstatus(gp, _Gscan|_Gpreempted, _Gpreempted); schedule(). */
  boolean preemptPark_casfrom_Gscanstatus(int mp) {
    if (!at(mp, ThreadPc.preemptPark_casfrom_Gscanstatus)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.scan(s.thread.gp(mp), false);
    s.thread.pc(mp, ThreadPc.schedule);
    s.thread.gp(mp, NIL);
    return true;
  }
}
