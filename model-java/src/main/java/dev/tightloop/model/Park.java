package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} Gosched, gopark, park_m, goready, ready, runqput, newproc and goexit0:
 * how goroutines of their own accord stop, wait, wake each other, begin and end. {@code
 * spec/Park.tla}.
 */
final class Park extends Runtime {

  Park(Model model) {
    super(model);
  }

  /** {@code OnG0(mp, function, gp)}: mcall or systemstack leaves for g0 with gp in hand. */
  void onG0(int mp, ThreadPc function, int gp) {
    registers.callRuntime(s, mp);
    registers.mcall(s, mp);
    s.thread.pc(mp, function);
    s.thread.g(mp, G0);
    s.thread.gp(mp, gp);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
  }

  private boolean inNobodysHands(int gp) {
    for (int other = 0; other < constants.machines(); other++) {
      if (s.m.curg(other) == gp || s.thread.gp(other) == gp) {
        return false;
      }
    }
    return true;
  }

  /** Gosched: mcall(gosched_m), that is goschedImpl. */
  boolean Gosched(int mp) {
    if (!(mayDo(mp, Role.Yields))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    s.g.sched(gp, ThreadPc.loop0);
    onG0(mp, ThreadPc.goschedImpl, gp);
    return true;
  }

  /** gopark: mcall(park_m). */
  boolean gopark(int mp) {
    if (!(mayDo(mp, Role.Parks))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    s.g.sched(gp, ThreadPc.loop0);
    s.g.parked(gp, fault(Fault.goparkUnlocksFirst));
    onG0(mp, ThreadPc.park_m, gp);
    return true;
  }

  /** park_m: casgstatus(gp, _Grunning, _Gwaiting), then dropg. */
  boolean park_m_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.park_m) && !s.g.scan(s.thread.gp(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Waiting);
    called(mp, ThreadPc.dropg_m, ThreadPc.park_m_unlockf);
    return true;
  }

  /** park_m: waitunlockf unlocks the wait queue. */
  boolean park_m_unlockf(int mp) {
    if (!(at(mp, ThreadPc.park_m_unlockf))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.parked(s.thread.gp(mp), true);
    s.thread.pc(mp, ThreadPc.schedule);
    s.thread.gp(mp, NIL);
    return true;
  }

  /** park_m: waitunlockf says that there is nothing to wait for. */
  boolean park_m_unlockfFails(int mp) {
    if (!(at(mp, ThreadPc.park_m_unlockf)
        && !waitsForWorldsema(s.thread.gp(mp))
        && !s.g.scan(s.thread.gp(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Runnable);
    s.thread.pc(mp, ThreadPc.execute_curg);
    s.thread.inherit(mp, true);
    return true;
  }

  /** goready: systemstack(ready). */
  boolean goready(int mp, int gp) {
    if (!(mayDo(mp, Role.Readies) && s.g.parked(gp) && !waitsForWorldsema(gp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.parked(gp, false);
    onG0(mp, ThreadPc.ready, gp);
    s.thread.ret(mp).push(ThreadPc.goready_return);
    return true;
  }

  /** ready: casgstatus(gp, _Gwaiting, _Grunnable). */
  boolean ready_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.ready) && !s.g.scan(s.thread.gp(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Runnable);
    s.thread.pc(mp, ThreadPc.runqput_runnext);
    return true;
  }

  /** runqput(pp, gp, true): gp into runnext, whatever is there. */
  boolean runqput_runnext(int mp) {
    if (!(at(mp, ThreadPc.runqput_runnext))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.m.p(mp);
    int kicked = s.p.runnext(pp);
    s.p.runnext(pp, s.thread.gp(mp));
    boolean forgets = fault(Fault.runqputForgetsKicked);
    s.thread.pc(mp, kicked == NIL || forgets ? ThreadPc.wakep : ThreadPc.runqput_tail);
    s.thread.gp(mp, forgets ? NIL : kicked);
    return true;
  }

  /** runqput: the store to runqtail publishes the kicked goroutine. */
  boolean runqput_tail(int mp) {
    if (!(at(mp, ThreadPc.runqput_tail))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.runq(s.m.p(mp)).append(s.thread.gp(mp));
    s.thread.pc(mp, ThreadPc.wakep);
    s.thread.gp(mp, NIL);
    return true;
  }

  /** systemstack returns to the goroutine. */
  boolean goready_return(int mp) {
    if (!(at(mp, ThreadPc.goready_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    backInLoop(mp);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }

  /** newproc: systemstack(newproc1), where gfget hands out a dead G once. */
  boolean newproc(int mp, int gp) {
    if (!(mayDo(mp, Role.Readies) && s.g.status(gp) == GStatus.Dead && inNobodysHands(gp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    onG0(mp, ThreadPc.newproc1, gp);
    s.thread.ret(mp).push(ThreadPc.goready_return);
    return true;
  }

  /** newproc1: casgstatus(gp, _Gdead, _Grunnable). */
  boolean newproc1_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.newproc1) && !s.g.scan(s.thread.gp(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    s.g.status(gp, GStatus.Runnable);
    s.g.sched(gp, ThreadPc.entry);
    s.thread.pc(mp, ThreadPc.runqput_runnext);
    return true;
  }

  /** goexit: the goroutine's function has returned; mcall(goexit0). */
  boolean goexit(int mp) {
    if (!(mayDo(mp, Role.Exits))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    onG0(mp, ThreadPc.goexit0, s.m.curg(mp));
    return true;
  }

  /** goexit0: casgstatus(gp, _Grunning, _Gdead). */
  boolean goexit0_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.goexit0) && !s.g.scan(s.thread.gp(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Dead);
    s.thread.pc(mp, ThreadPc.goexit0_m);
    return true;
  }

  /** goexit0: gp.m = nil; gp.lockedm = 0; gp.preemptStop = false; a locked thread exits. */
  boolean goexit0_m(int mp) {
    if (!(at(mp, ThreadPc.goexit0_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    s.g.m(gp, NIL);
    s.g.preemptStop(gp, s.g.preemptStop(gp) && fault(Fault.goexit0KeepsPreemptStop));
    called(mp, ThreadPc.dropg_curg, lockedm(gp) != NIL ? ThreadPc.mexit : ThreadPc.schedule);
    s.g.lockedm(gp, NIL);
    s.thread.gp(mp, NIL);
    return true;
  }
}
