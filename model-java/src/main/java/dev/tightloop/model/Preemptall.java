package dev.tightloop.model;

/**
 * {@code runtime/proc.go} preemptall, one P after the other in the order of allp: {@code
 * spec/Preemptall.tla}.
 */
final class Preemptall extends Runtime {

  Preemptall(Model model) {
    super(model);
  }

  /** {@code Other(mp, pp)}. */
  boolean other(int mp, int pp) {
    return pp != s.m.p(mp);
  }

  /** {@code ![mp].ps = OtherPs(mp)}. */
  void otherPs(int mp) {
    Queue ps = s.thread.ps(mp);
    ps.clear();
    for (int pp = 0; pp < constants.processors(); pp++) {
      if (other(mp, pp)) {
        ps.append(pp);
      }
    }
  }

  /** {@code ![mp] = CalledPreemptall(mp, back)}. */
  void calledPreemptall(int mp, ThreadPc back) {
    if (constants.processors() == 1 && !other(mp, 0)) {
      s.thread.pc(mp, back);
    } else {
      called(mp, ThreadPc.preemptall, back);
      otherPs(mp);
    }
  }

  /** preemptall: pp.status != _Prunning is passed by; the others are asked. */
  boolean preemptall_status(int mp) {
    if (!at(mp, ThreadPc.preemptall)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    Queue ps = s.thread.ps(mp);
    int pp = ps.removeHead();
    if (ps.isEmpty()) {
      returned(mp);
    }
    if (s.p.status(pp) == PStatus.Running) {
      called(mp, ThreadPc.preemptone_m, s.thread.pc(mp));
      s.thread.requestP(mp, pp);
    }
    return true;
  }
}
