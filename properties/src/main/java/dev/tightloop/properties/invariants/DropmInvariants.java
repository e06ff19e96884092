package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Altstack;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/** {@code spec/Dropm.tla}: threads that come from C. */
final class DropmInvariants extends Predicates {

  private static final Places CGO = Places.of(Place.CGO).with(ThreadPc.absent);
  private static final Places NOT_IN_GO = Places.of(Place.MINIT).with(ThreadPc.absent);

  private final MachineInvariants machine;

  DropmInvariants(Model model, MachineInvariants machine) {
    super(model);
    this.machine = machine;
  }

  private boolean isExtra(int mp) {
    return constants.has(ThreadSet.CM, mp);
  }

  boolean cThreadUndisturbed() {
    for (int t = machines + 1; t < threads; t++) {
      ThreadPc pc = programPC(t);
      if (pc == ThreadPc.C && !isAsItWas(t) || s.thread.g(t) != NIL || !CGO.contains(pc)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAsItWas(int t) {
    Altstack own = constants.has(ThreadSet.OwnsSignalStack, t) ? Altstack.C : Altstack.none;
    return s.thread.masked(t) == constants.has(ThreadSet.BlocksSignals, t)
        && s.thread.altstack(t) == own;
  }

  boolean cThreadUndisturbedMatters() {
    for (int t = machines + 1; t < threads; t++) {
      if (programPC(t) == ThreadPc.C && someExtraMKnows(t)) {
        return true;
      }
    }
    return false;
  }

  private boolean someExtraMKnows(int t) {
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && s.m.procid(mp) == t) {
        return true;
      }
    }
    return false;
  }

  private boolean inList(int mp) {
    return s.sched.extram().contains(mp);
  }

  private boolean borrowed(int mp) {
    for (int t = machines + 1; t < threads; t++) {
      if (s.thread.mp(t) == mp) {
        return true;
      }
    }
    return false;
  }

  boolean oneThreadPerExtraM() {
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && !isInOnePlace(mp)) {
        return false;
      }
    }
    for (int t = machines + 1; t < threads; t++) {
      if (s.thread.pc(t) == ThreadPc.absent && borrowedBy(t) != 1) {
        return false;
      }
    }
    return true;
  }

  private boolean isInOnePlace(int mp) {
    boolean inList = inList(mp);
    boolean borrowed = borrowed(mp);
    int gp = constants.extrag(mp);
    return (inList || borrowed) == (s.thread.pc(mp) == ThreadPc.absent)
        && (borrowed || inList == (s.thread.tid(mp) == NIL))
        && (!inList || s.m.p(mp) == NIL && s.m.curg(mp) == gp && s.g.status(gp) == GStatus.Dead);
  }

  private int borrowedBy(int t) {
    int count = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && s.thread.tid(mp) == t) {
        count++;
      }
    }
    return count;
  }

  boolean oneThreadPerExtraMMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && !inList(mp)) {
        return true;
      }
    }
    return false;
  }

  private boolean signalIsPending(int mp) {
    return isExtra(mp) && s.m.signalPending(mp) == 1 && !NOT_IN_GO.contains(programPC(mp));
  }

  boolean ackSoundOnExtraM() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalIsPending(mp) && machine.signalsOnTheWay(mp) == 0) {
        return false;
      }
    }
    return true;
  }

  boolean ackSoundOnExtraMMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalIsPending(mp)) {
        return true;
      }
    }
    return false;
  }
}
