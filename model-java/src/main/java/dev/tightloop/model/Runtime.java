package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;

/**
 * What every module of the model extends, as every module of the specification extends {@code
 * spec/Runtime.tla}: how to speak of the state.
 *
 * <p>A method of an action first tests its guard and returns false if it does not hold; then
 * returns true if it was only {@link #asked}; then does what the action does. One line of a method
 * is one line of the action. Reads come before writes: the specification's unprimed variables are
 * those of the state before.
 */
abstract class Runtime {

  final Model model;
  final Configuration constants;
  final RegisterLevel registers;
  final RegisterFile registerFile;
  final State s;

  Runtime(Model model) {
    this.model = model;
    constants = model.configuration();
    registers = model.registerLevel();
    registerFile = model.registerFile();
    s = model.state();
  }

  /** Whether actions are only asked for their guards. */
  final boolean asked() {
    return model.asked();
  }

  final boolean fault(Fault fault) {
    return constants.has(fault);
  }

  final boolean corrected(Correction correction) {
    return constants.has(correction);
  }

  final boolean is(Switch which) {
    return constants.is(which);
  }

  final boolean in(Role role, int gp) {
    return constants.has(role, gp);
  }

  final boolean in(ThreadSet set, int t) {
    return constants.has(set, t);
  }

  /** {@code At(t, pc)}: the thread runs the step of its program, not of a signal handler. */
  final boolean at(int t, ThreadPc pc) {
    return s.thread.pc(t) == pc && s.thread.handler(t) == HandlerPc.none;
  }

  final boolean handlerAt(int t, HandlerPc pc) {
    return s.thread.handler(t) == pc;
  }

  /** {@code SchedUnlocked}. */
  final boolean schedUnlocked() {
    return s.sched.lock() == NIL;
  }

  /** {@code Called(t, function, back)}. */
  final void called(int t, ThreadPc function, ThreadPc back) {
    s.thread.pc(t, function);
    s.thread.ret(t).push(back);
  }

  /** {@code Returned(t)}. */
  final void returned(int t) {
    s.thread.pc(t, s.thread.ret(t).pop());
  }

  /** {@code ProgramPC(t)}: where the program is, whether a handler interrupts it or not. */
  final ThreadPc programPc(int t) {
    return s.thread.programPc(t);
  }

  /** {@code canPreemptM(mp)}. */
  final boolean canPreemptM(int mp) {
    return (s.m.locks(mp) == 0 || fault(Fault.canPreemptMIgnoresLocks))
        && !s.m.preemptoff(mp)
        && s.p.status(s.m.p(mp)) == PStatus.Running;
  }

  /** {@code asyncpreemptoff}: debug.asyncpreemptoff. */
  final boolean asyncpreemptoff() {
    return is(Switch.AsyncPreemptOff) || s.sched.asyncpreemptoff();
  }

  /** {@code m' = StaleNotes(pp)}. */
  final void staleNotes(int pp) {
    for (int mp = 0; mp < constants.machines(); mp++) {
      if (s.m.oldp(mp) == pp) {
        s.m.syscalltickEqual(mp, false);
      }
    }
  }

  /** {@code SysmonWoken(sched)}. */
  final void sysmonWoken() {
    if (s.sched.sysmonwait()) {
      s.sched.sysmonwait(false);
      s.sched.sysmonnote(true);
    }
  }

  /** {@code OneStopped(sched)}. */
  final void oneStopped() {
    if (s.sched.stopwait() == 1) {
      s.sched.stopnote(true);
    }
    s.sched.stopwait(s.sched.stopwait() - 1);
  }

  /** {@code OneSafePoint(sched)}. */
  final void oneSafePoint() {
    if (s.sched.safePointWait() == 1) {
      s.sched.safePointNote(true);
    }
    s.sched.safePointWait(s.sched.safePointWait() - 1);
  }

  /** {@code MayDo(mp, role)}. */
  final boolean mayDo(int mp, Role role) {
    return at(mp, ThreadPc.loop0) && in(role, s.m.curg(mp)) && registers.isAtPlace(s, mp);
  }

  /** {@code ![mp] = BackInLoop(mp)}. */
  final void backInLoop(int mp) {
    registers.backInLoop(s, mp);
    s.thread.pc(mp, ThreadPc.loop0);
    s.thread.registers(mp, registerFile.registersOf(s.m.curg(mp), ThreadPc.loop0));
  }

  /** {@code WaitsForWorldsema(gp)}. */
  final boolean waitsForWorldsema(int gp) {
    return s.sched.semawaiters().contains(gp);
  }

  /** {@code Exists(t)}: the kernel can name the thread. */
  final boolean exists(int t) {
    ThreadPc pc = s.thread.pc(t);
    return pc != ThreadPc.absent && pc != ThreadPc.allocated && pc != ThreadPc.exited;
  }

  /** {@code CountsSignals}: signals and execve exclude each other. */
  final boolean countsSignals() {
    return is(Switch.Darwin) && !fault(Fault.preemptMIgnoresExec);
  }

  /** {@code PreemptM}: where preemptM begins. */
  final ThreadPc preemptM() {
    return countsSignals() ? ThreadPc.preemptM_rlock : ThreadPc.preemptM_CAS;
  }

  /** {@code Within(t, places)}, for places of one subsystem. */
  final boolean within(int t, ThreadPc.Place place) {
    if (programPc(t).place() == place) {
      return true;
    }
    Stack ret = s.thread.ret(t);
    for (int i = 0; i < ret.length(); i++) {
      if (ret.element(i).place() == place) {
        return true;
      }
    }
    return false;
  }

  final int extrag(int mp) {
    return constants.extrag(mp);
  }

  /** {@code lockedg(mp)}: NIL if the thread is not locked. */
  final int lockedg(int mp) {
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      if (s.g.lockedm(gp) == mp) {
        return gp;
      }
    }
    return NIL;
  }

  final int lockedm(int gp) {
    return s.g.lockedm(gp);
  }
}
