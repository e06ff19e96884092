package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "The scan bit is a lock with one holder.",
    why =
        "Two collectors would scan and shrink one stack, or a goroutine would run while it is scanned.",
    reliesOn = {
      "runtime/proc.go:937 castogscanstatus",
      "runtime/proc.go:909 casfrom_Gscanstatus",
      "runtime/preempt.go:167 suspendG",
      "runtime/proc.go:980 casgstatus"
    })
final class OneScanner extends SuspendPredicates {

  private static final Places REQUESTING =
      Places.of(
          ThreadPc.suspendG_preemptStop_true,
          ThreadPc.suspendG_preempt_true,
          ThreadPc.suspendG_stackPreempt,
          ThreadPc.suspendG_preemptGen);

  OneScanner(Model model) {
    super(model);
  }

  private int parking(int gp) {
    int set = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.gp(mp) == gp && parks(mp)) {
        set |= 1 << mp;
      }
    }
    return set;
  }

  private boolean parks(int mp) {
    return programPC(mp) == ThreadPc.preemptPark_casfrom_Gscanstatus
        || !s.thread.ret(mp).isEmpty()
            && s.thread.ret(mp).head() == ThreadPc.preemptPark_casfrom_Gscanstatus;
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      int scanners = claimed(gp) | suspendersIn(REQUESTING, gp) | parking(gp);
      if (Integer.bitCount(scanners) != (s.g.scan(gp) ? 1 : 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.scan(gp)) {
        return true;
      }
    }
    return false;
  }
}
