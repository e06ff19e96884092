package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Specification;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code spec/Preemption.tla Init} and {@code InitEveryPRuns}. */
final class InitialStates {

  private final Configuration constants;
  private final int[] holds;
  private final int[] holder;
  private final int[] local;

  private InitialStates(Configuration constants) {
    this.constants = constants;
    holds = filled(constants.machines());
    holder = filled(constants.processors());
    local = filled(constants.processors());
    if (constants.specification() == Specification.EveryPRunsSpec) {
      everyPRuns();
    } else if (constants.firstM() != NIL) {
      hold(constants.firstM(), constants.firstP());
    }
  }

  /** Every initial state, the queues in lexicographic order. */
  static List<State> of(Configuration constants) {
    InitialStates initial = new InitialStates(constants);
    List<State> states = new ArrayList<>();
    for (int[] queue : initial.orders()) {
      states.add(initial.state(queue));
    }
    return states;
  }

  private static int[] filled(int length) {
    int[] nobody = new int[length];
    Arrays.fill(nobody, NIL);
    return nobody;
  }

  private void hold(int mp, int pp) {
    holds[mp] = pp;
    holder[pp] = mp;
  }

  private void everyPRuns() {
    int idle = constants.members(ThreadSet.IdleM);
    List<Integer> ms = firstThenOthers(constants.firstM(), idle);
    List<Integer> ps = firstThenOthers(constants.firstP(), (1 << constants.processors()) - 1);
    int never = constants.members(Role.ParkedG) | constants.members(Role.CG);
    List<Integer> gs =
        firstThenOthers(constants.firstG(), (1 << constants.goroutines()) - 1 & ~never);
    if (ms.size() < ps.size() || gs.size() < ps.size()) {
      throw new IllegalArgumentException(
          "EveryPRunsSpec needs a runnable goroutine and a thread in IdleM for each P but the first");
    }
    for (int i = 0; i < ps.size(); i++) {
      hold(ms.get(i), ps.get(i));
      local[ps.get(i)] = gs.get(i);
    }
  }

  private static List<Integer> firstThenOthers(int first, int others) {
    List<Integer> listed = new ArrayList<>(List.of(first));
    for (int i = 0; i < Integer.SIZE; i++) {
      if ((others >> i & 1) != 0 && i != first) {
        listed.add(i);
      }
    }
    return listed;
  }

  /** {@code Orders(elsewhere)}: FirstG heads the global queue, the others follow in any order. */
  private List<int[]> orders() {
    List<Integer> runnable = new ArrayList<>();
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      int candidate = gp;
      boolean elsewhere = Arrays.stream(local).anyMatch(there -> there == candidate);
      if (!constants.has(Role.ParkedG, gp) && !constants.has(Role.CG, gp) && !elsewhere) {
        runnable.add(gp);
      }
    }
    List<int[]> orders = new ArrayList<>();
    permute(runnable, new ArrayList<>(), orders);
    return orders;
  }

  private void permute(List<Integer> from, List<Integer> taken, List<int[]> orders) {
    if (taken.size() == from.size()) {
      orders.add(taken.stream().mapToInt(Integer::intValue).toArray());
      return;
    }
    for (int gp : from) {
      boolean first = taken.isEmpty() && from.contains(constants.firstG());
      if (!taken.contains(gp) && (!first || gp == constants.firstG())) {
        taken.add(gp);
        permute(from, taken, orders);
        taken.remove(taken.size() - 1);
      }
    }
  }

  private State state(int[] queue) {
    State s = new State(constants);
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      goroutine(s, gp);
    }
    for (int mp = 0; mp < constants.machines(); mp++) {
      machine(s, mp);
    }
    for (int pp = 0; pp < constants.processors(); pp++) {
      processor(s, pp);
    }
    sched(s, queue);
    for (int t = 0; t < constants.threads(); t++) {
      thread(s, t);
    }
    return s;
  }

  private void goroutine(State s, int gp) {
    boolean parked = constants.has(Role.ParkedG, gp);
    boolean extra = constants.has(Role.CG, gp);
    s.g.status(gp, parked ? GStatus.Waiting : extra ? GStatus.Dead : GStatus.Runnable);
    s.g.smallStack(gp, constants.has(Role.SmallStack, gp));
    s.g.m(gp, extra ? constants.lockedm(gp) : NIL);
    s.g.lockedm(gp, constants.lockedm(gp));
    s.g.parked(gp, parked);
    s.g.sched(gp, ThreadPc.entry);
    s.g.nmp(gp, NIL);
    s.g.resumePC(gp, null);
    s.g.stackRegisters(gp, RegisterFile.NIL);
  }

  private void machine(State s, int mp) {
    s.m.curg(mp, constants.has(ThreadSet.CM, mp) ? constants.lockedg(mp) : NIL);
    s.m.p(mp, holds[mp]);
    s.m.oldp(mp, NIL);
    s.m.nextp(mp, NIL);
    s.m.syscalltickEqual(mp, true);
    s.m.procid(mp, NIL);
  }

  private void processor(State s, int pp) {
    s.p.status(pp, holder[pp] == NIL ? PStatus.Idle : PStatus.Running);
    s.p.m(pp, holder[pp]);
    s.p.runnext(pp, NIL);
    if (local[pp] != NIL) {
      s.p.runq(pp).append(local[pp]);
    }
    s.p.sysmontick(pp, Sysmontick.equal);
    s.p.syscalltickEqual(pp, true);
  }

  private void sched(State s, int[] queue) {
    s.sched.lock(NIL);
    for (int gp : queue) {
      s.sched.runq().append(gp);
    }
    for (int mp = 0; mp < constants.machines(); mp++) {
      if (constants.has(ThreadSet.IdleM, mp) && holds[mp] == NIL) {
        s.sched.midle().append(mp);
      }
      if (constants.has(ThreadSet.CM, mp)) {
        s.sched.extram().append(mp);
      }
    }
    for (int pp = 0; pp < constants.processors(); pp++) {
      if (holder[pp] == NIL) {
        s.sched.pidle().append(pp);
      }
    }
    s.sched.gcwaiting(constants.has(Fault.schedinitLeavesGcwaiting));
    s.sched.worldsema(NIL);
    s.sched.extramLock(NIL);
    s.sched.execWriter(NIL);
    boolean sleeps = constants.any(Role.Sleeps);
    s.sched.timerPp(sleeps ? 0 : NIL);
    s.sched.timerStatus(sleeps ? TimerStatus.Waiting : TimerStatus.NoStatus);
    s.sched.netpoller(NIL);
    s.sched.heapSlot(constants.any(Role.WritesPointers));
  }

  private void thread(State s, int t) {
    s.thread.absent(t);
    ThreadPc pc = pc(t);
    s.thread.pc(t, pc);
    if (constants.isMachine(t) && holds[t] == NIL && constants.has(ThreadSet.IdleM, t)) {
      s.thread.ret(t).push(ThreadPc.schedule);
    } else if (t == constants.lockedM()) {
      s.thread.ret(t).push(ThreadPc.execute_curg);
    }
    s.thread.masked(t, constants.has(ThreadSet.BlocksSignals, t));
    s.thread.altstack(t, altstack(t, pc));
    boolean withoutG = constants.has(ThreadSet.CM, t) || constants.isCThread(t);
    s.thread.g(t, withoutG ? NIL : Configuration.G0);
  }

  private ThreadPc pc(int t) {
    if (constants.isMachine(t) && holds[t] != NIL) {
      return ThreadPc.schedule;
    }
    if (constants.has(ThreadSet.IdleM, t) || t == constants.lockedM()) {
      return ThreadPc.mPark;
    }
    if (t == constants.sysmon() && constants.is(Switch.SysmonRuns)) {
      return ThreadPc.usleep;
    }
    return constants.isCThread(t) ? ThreadPc.C : ThreadPc.absent;
  }

  private Altstack altstack(int t, ThreadPc pc) {
    if (pc == ThreadPc.absent) {
      return Altstack.none;
    }
    if (!constants.isCThread(t)) {
      return Altstack.gsignal;
    }
    return constants.has(ThreadSet.OwnsSignalStack, t) ? Altstack.C : Altstack.none;
  }
}
