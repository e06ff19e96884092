package dev.tightloop.model;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A state of the machine as the values of the variables of {@code spec/Runtime.tla}, and back.
 *
 * <p>The values are plain Java: a string or a model value ({@code g1}, {@code Nil}) is a String, a
 * number an Integer, a truth value a Boolean, a sequence a List, a set a Set, a record or another
 * function a SortedMap with String keys. Each state has exactly one such value, which says all of
 * it. Not for several threads at once.
 */
public final class StateCodec {

  private static final String DIFFERS = "differs";
  private static final String EQUAL = "equal";

  private final State scratch;

  /** What the scratch state's records were read from, until it changes otherwise. */
  private final Map<RecordCodec, Object[]> read = new IdentityHashMap<>();

  private final RecordCodec g;
  private final RecordCodec m;
  private final RecordCodec p;
  private final RecordCodec sched;
  private final RecordCodec thread;
  private final List<String> goroutines;
  private final List<String> threads;
  private final List<String> processors;
  private final int machines;

  private final Names orG;
  private final Names orM;
  private final Names orP;
  private final Names orThread;
  private final RegisterContents contents;

  public StateCodec(Configuration constants) {
    scratch = new State(constants);
    machines = constants.machines();
    goroutines = IntStream.range(0, constants.goroutines()).mapToObj(constants::goroutine).toList();
    threads = IntStream.range(0, constants.threads()).mapToObj(constants::thread).toList();
    processors = IntStream.range(0, constants.processors()).mapToObj(constants::processor).toList();
    orG = Names.orNil(goroutines);
    orM = Names.orNil(threads.subList(0, machines));
    orP = Names.orNil(processors);
    orThread = Names.orNil(threads);
    contents = new RegisterContents(constants);
    g = goroutine(scratch.g);
    m = machine(scratch.m);
    p = processor(scratch.p);
    sched = sched(scratch.sched);
    thread = thread(scratch.thread);
  }

  /** The variables of this state. */
  public SortedMap<String, Object> variables(State s) {
    scratch.copyFrom(s);
    read.clear();
    SortedMap<String, Object> variables = new TreeMap<>();
    variables.put("g", function(goroutines, g));
    variables.put("m", function(threads.subList(0, machines), m));
    variables.put("p", function(processors, p));
    variables.put("sched", sched.value(0));
    variables.put("thread", function(threads, thread));
    return Collections.unmodifiableSortedMap(variables);
  }

  /**
   * Makes a state the one with these variables. Each of its records comes back from there as it
   * was, so that no two values are one state.
   *
   * @param variables not to be changed later
   * @throws IllegalArgumentException if there is no such state; the message names the field, and
   *     the state is as before
   */
  public void read(Map<String, ?> variables, State s) {
    read(variables, "g", goroutines, g);
    read(variables, "m", threads.subList(0, machines), m);
    read(variables, "p", processors, p);
    read(sched, "", "sched", 0, variables.get("sched"));
    read(variables, "thread", threads, thread);
    s.copyFrom(scratch);
  }

  private static Map<String, Object> function(List<String> domain, RecordCodec record) {
    SortedMap<String, Object> function = new TreeMap<>();
    for (int i = 0; i < domain.size(); i++) {
      function.put(domain.get(i), record.value(i));
    }
    return Collections.unmodifiableSortedMap(function);
  }

  private void read(
      Map<String, ?> variables, String variable, List<String> domain, RecordCodec codec) {
    if (!(variables.get(variable) instanceof Map<?, ?> function)
        || function.size() != domain.size()) {
      throw new IllegalArgumentException(
          "in the model " + variable + " is a function of " + domain + " only");
    }
    for (int i = 0; i < domain.size(); i++) {
      read(codec, variable + ".", domain.get(i), i, function.get(domain.get(i)));
    }
  }

  /** Neighbours of a state share the records that the step between them does not touch. */
  private void read(RecordCodec codec, String variable, String name, int record, Object value) {
    Object[] before =
        read.computeIfAbsent(codec, any -> new Object[threads.size() + Configuration.MOST]);
    if (before[record] == value && value != null) {
      return;
    }
    before[record] = null;
    try {
      codec.read(record, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("in the model " + variable + name + e.getMessage(), e);
    }
    before[record] = value;
  }

  private RecordCodec goroutine(GCells c) {
    RecordCodec stack =
        new RecordCodec()
            .constantOrNil("resumePC", ThreadPc.class, c::resumePC, c::resumePC)
            .registers("registers", contents, c::stackRegisters, c::stackRegisters);
    return new RecordCodec()
        .constant("status", GStatus.class, c::status, c::status)
        .flag("scan", c::scan, c::scan)
        .flag("preempt", c::preempt, c::preempt)
        .flag("preemptStop", c::preemptStop, c::preemptStop)
        .flag("preemptShrink", c::preemptShrink, c::preemptShrink)
        .choice("stackguard0", "normal", "stackPreempt", c::stackPreempt, c::stackPreempt)
        .flag("smallStack", c::smallStack, c::smallStack)
        .flag("throwsplit", c::throwsplit, c::throwsplit)
        .flag("asyncSafePoint", c::asyncSafePoint, c::asyncSafePoint)
        .named("m", orM, c::m, c::m)
        .named("lockedm", orM, c::lockedm, c::lockedm)
        .flag("parked", c::parked, c::parked)
        .constant("sched", ThreadPc.class, c::sched, c::sched)
        .named("nmp", orM, c::nmp, c::nmp)
        .record("stack", stack);
  }

  private RecordCodec machine(MCells c) {
    return new RecordCodec()
        .named("curg", orG, c::curg, c::curg)
        .named("p", orP, c::p, c::p)
        .named("oldp", orP, c::oldp, c::oldp)
        .named("nextp", orP, c::nextp, c::nextp)
        .flag("park", c::park, c::park)
        .flag("spinning", c::spinning, c::spinning)
        .number("locks", c::locks, c::locks)
        .flag("preemptoff", c::preemptoff, c::preemptoff)
        .choice("syscalltick", DIFFERS, EQUAL, c::syscalltickEqual, c::syscalltickEqual)
        .number("signalPending", c::signalPending, c::signalPending)
        .number("preemptGen", c::preemptGen, c::preemptGen)
        .named("procid", orThread, c::procid, c::procid);
  }

  private RecordCodec processor(PCells c) {
    return new RecordCodec()
        .constant("status", PStatus.class, c::status, c::status)
        .named("m", orM, c::m, c::m)
        .flag("preempt", c::preempt, c::preempt)
        .named("runnext", orG, c::runnext, c::runnext)
        .queue("runq", Names.of(goroutines), c::runq)
        .constant("sysmontick", Sysmontick.class, c::sysmontick, c::sysmontick)
        .choice("syscalltick", DIFFERS, EQUAL, c::syscalltickEqual, c::syscalltickEqual)
        .flag("runSafePointFn", c::runSafePointFn, c::runSafePointFn);
  }

  private RecordCodec sched(SchedCells c) {
    RecordCodec timer =
        new RecordCodec()
            .named("pp", orP, i -> c.timerPp(), (i, value) -> c.timerPp(value))
            .constant(
                "status",
                TimerStatus.class,
                i -> c.timerStatus(),
                (i, value) -> c.timerStatus(value))
            .flag("due", i -> c.timerDue(), (i, value) -> c.timerDue(value));
    RecordCodec heap =
        new RecordCodec()
            .constant("gcphase", GcPhase.class, i -> c.gcphase(), (i, value) -> c.gcphase(value))
            .flag("slot", i -> c.heapSlot(), (i, value) -> c.heapSlot(value))
            .flag("held", i -> c.heapHeld(), (i, value) -> c.heapHeld(value))
            .flag("marked", i -> c.heapMarked(), (i, value) -> c.heapMarked(value));
    RecordCodec span =
        new RecordCodec()
            .flag("inUse", i -> c.spanInUse(), (i, value) -> c.spanInUse(value))
            .flag("allocBits", i -> c.spanAllocBits(), (i, value) -> c.spanAllocBits(value));
    Names machine = Names.of(threads.subList(0, machines));
    return new RecordCodec()
        .named("lock", orThread, i -> c.lock(), (i, value) -> c.lock(value))
        .queue("runq", Names.of(goroutines), i -> c.runq())
        .queue("midle", machine, i -> c.midle())
        .queue("pidle", Names.of(processors), i -> c.pidle())
        .number("nmspinning", i -> c.nmspinning(), (i, value) -> c.nmspinning(value))
        .flag("needspinning", i -> c.needspinning(), (i, value) -> c.needspinning(value))
        .number("nmidlelocked", i -> c.nmidlelocked(), (i, value) -> c.nmidlelocked(value))
        .flag("gcwaiting", i -> c.gcwaiting(), (i, value) -> c.gcwaiting(value))
        .number("stopwait", i -> c.stopwait(), (i, value) -> c.stopwait(value))
        .flag("stopnote", i -> c.stopnote(), (i, value) -> c.stopnote(value))
        .named("worldsema", orG, i -> c.worldsema(), (i, value) -> c.worldsema(value))
        .queue("semawaiters", Names.of(goroutines), i -> c.semawaiters())
        .number("safePointWait", i -> c.safePointWait(), (i, value) -> c.safePointWait(value))
        .flag("safePointNote", i -> c.safePointNote(), (i, value) -> c.safePointNote(value))
        .flag("sysmonwait", i -> c.sysmonwait(), (i, value) -> c.sysmonwait(value))
        .flag("sysmonnote", i -> c.sysmonnote(), (i, value) -> c.sysmonnote(value))
        .queue("extram", machine, i -> c.extram())
        .named("extramLock", orThread, i -> c.extramLock(), (i, value) -> c.extramLock(value))
        .flag("sigurgIgnored", i -> c.sigurgIgnored(), (i, value) -> c.sigurgIgnored(value))
        .constant(
            "templateThread",
            TemplateNote.class,
            i -> c.templateThread(),
            (i, value) -> c.templateThread(value))
        .queue("newmHandoff", machine, i -> c.newmHandoff())
        .named("execWriter", orM, i -> c.execWriter(), (i, value) -> c.execWriter(value))
        .number("execReaders", i -> c.execReaders(), (i, value) -> c.execReaders(value))
        .number(
            "pendingPreemptSignals",
            i -> c.pendingPreemptSignals(),
            (i, value) -> c.pendingPreemptSignals(value))
        .flag("disableUser", i -> c.disableUser(), (i, value) -> c.disableUser(value))
        .queue("disabled", Names.of(goroutines), i -> c.disabled())
        .flag("asyncpreemptoff", i -> c.asyncpreemptoff(), (i, value) -> c.asyncpreemptoff(value))
        .record("timer", timer)
        .named("netpoller", orM, i -> c.netpoller(), (i, value) -> c.netpoller(value))
        .record("heap", heap)
        .record("span", span);
  }

  private RecordCodec thread(ThreadCells c) {
    RecordCodec frame =
        new RecordCodec()
            .constant("pc", ThreadPc.class, c::framePc, c::framePc)
            .registers("registers", contents, c::frameRegisters, c::frameRegisters);
    RecordCodec request =
        new RecordCodec()
            .named("p", orP, c::requestP, c::requestP)
            .named("m", orM, c::requestM, c::requestM)
            .named("g", orG, c::requestG, c::requestG);
    RecordCodec suspend =
        new RecordCodec()
            .named("gp", orG, c::suspendGp, c::suspendGp)
            .constantOrNil("s", GStatus.class, c::suspendS, c::suspendS)
            .flag("stopped", c::suspendStopped, c::suspendStopped)
            .named("asyncM", orM, c::suspendAsyncM, c::suspendAsyncM)
            .flag("asyncGen", c::suspendAsyncGen, c::suspendAsyncGen);
    return new RecordCodec()
        .constant("pc", ThreadPc.class, c::pc, c::pc)
        .stack("ret", c::ret)
        .registers("registers", contents, c::registers, c::registers)
        .flag("pending", c::pending, c::pending)
        .flag("masked", c::masked, c::masked)
        .flag("sigmask", c::sigmask, c::sigmask)
        .constant("altstack", Altstack.class, c::altstack, c::altstack)
        .flag("external", c::external, c::external)
        .named("tid", orThread, c::tid, c::tid)
        .constant("handler", HandlerPc.class, c::handler, c::handler)
        .orNil("frame", c::hasFrame, c::noFrame, frame)
        .named("g", Names.orG0(goroutines), c::g, c::g)
        .named("gp", orG, c::gp, c::gp)
        .named("pp", orP, c::pp, c::pp)
        .named("mp", orM, c::mp, c::mp)
        .queue("ps", Names.of(processors), c::ps)
        .flag("spinning", c::spinning, c::spinning)
        .flag("inherit", c::inherit, c::inherit)
        .set("seen", Names.of(processors), c::seen, c::seen)
        .record("request", request)
        .record("suspend", suspend);
  }
}
