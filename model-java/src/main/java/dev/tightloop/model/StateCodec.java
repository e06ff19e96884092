package dev.tightloop.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A state of the machine as the values of the variables of {@code spec/Runtime.tla}, and back.
 *
 * <p>The values are plain Java: a string or a model value ({@code g1}, {@code Nil}) is a String, a
 * number an Integer, a truth value a Boolean, a sequence a List, a record or another function a Map
 * with String keys. Each state has exactly one such value. What the specification has beyond the
 * model is neither written nor read: it must follow from the rest, or never change.
 */
public final class StateCodec {

  private static final String NOBODY = "Nil";
  private static final String G0 = "g0";
  private static final String GENERAL = "GPR";
  private static final String RUNTIME = "runtime";
  private static final Map<String, Integer> STATUS = numbered("Runnable", "Running");
  private static final Map<String, Integer> P_STATUS = numbered("Idle", "Running");
  private static final Map<String, Integer> STACKGUARD0 = numbered("normal", "stackPreempt");
  private static final Map<String, Integer> CONTINUES_AT = numbered("entry", "asyncPreempt2");
  private static final Map<String, Integer> SYSMONTICK = numbered("differs", "equal");
  private static final Map<String, Integer> THREAD_PC = numbered(names(ThreadPc.values()));
  private static final Map<String, Integer> RESUME_PC = withNobody(THREAD_PC);
  private static final Map<String, Integer> HANDLER_PC = numbered(names(HandlerPc.values()));
  private static final Map<String, Integer> SYSMON_PC = numbered(names(SysmonPc.values()));

  private final String[] goroutines;
  private final String[] threads;
  private final String[] processors = {"p1"};
  private final Map<String, Integer> goroutine;
  private final Map<String, Integer> goroutineOrG0;
  private final Map<String, Integer> thread;
  private final Map<String, Integer> processor;

  public StateCodec(Configuration configuration) {
    goroutines = counted("g", configuration.goroutines());
    threads = counted("m", configuration.threads());
    goroutine = withNobody(numbered(goroutines));
    goroutineOrG0 = numbered(goroutines);
    goroutineOrG0.put(G0, Configuration.NIL);
    thread = withNobody(numbered(threads));
    processor = withNobody(numbered(processors));
  }

  /** The variables of this state. */
  public Map<String, Object> variables(State s) {
    SortedMap<String, Object> variables = new TreeMap<>();
    variables.put("g", function(goroutines, gp -> goroutine(s, gp)));
    variables.put("m", function(threads, mp -> machine(s, mp)));
    variables.put("p", function(processors, pp -> processor(s, pp)));
    variables.put(
        "sched",
        record(
            "runq", queue(s.sched.runq(), goroutines), "midle", queue(s.sched.midle(), threads)));
    SortedMap<String, Object> all = new TreeMap<>(function(threads, mp -> thread(s, mp)));
    all.put(Step.SYSMON, sysmon(s));
    variables.put("thread", Collections.unmodifiableSortedMap(all));
    return Collections.unmodifiableSortedMap(variables);
  }

  /**
   * Makes a state the one with these variables.
   *
   * @throws IllegalArgumentException if there is no such state; the message names the field
   */
  public void read(Map<String, ?> variables, State s) {
    Fields all = new Fields("", variables);
    Fields g = all.fields("g").ofThese(goroutines.length);
    for (int gp = 0; gp < goroutines.length; gp++) {
      readGoroutine(g.fields(goroutines[gp]), s.g, gp);
    }
    Fields m = all.fields("m").ofThese(threads.length);
    Fields t = all.fields("thread").ofThese(threads.length + 1);
    for (int mp = 0; mp < threads.length; mp++) {
      readMachine(m.fields(threads[mp]), s.m, mp);
      readThread(t.fields(threads[mp]), s.thread, mp);
    }
    readSysmon(t.fields(Step.SYSMON), s.sysmon);
    readProcessor(all.fields("p").ofThese(1).fields(processors[0]), s.p);
    Fields sched = all.fields("sched");
    sched.queue("runq", goroutine, goroutines.length, s.sched.runq());
    sched.queue("midle", thread, threads.length, s.sched.midle());
  }

  private Map<String, Object> goroutine(State s, int gp) {
    return record(
        "status", s.g.running(gp) ? "Running" : "Runnable",
        "preempt", s.g.preempt(gp),
        "stackguard0", s.g.stackPreempt(gp) ? "stackPreempt" : "normal",
        "asyncSafePoint", s.g.asyncSafePoint(gp),
        "m", name(threads, s.g.m(gp)),
        "sched", s.g.preempted(gp) ? "asyncPreempt2" : "entry",
        "stack",
            record(
                "resumePC", pc(s.g.resumePC(gp)), "registers", registers(s.g.stackRegisters(gp))));
  }

  private void readGoroutine(Fields from, State.Goroutines g, int gp) {
    g.running(gp, from.one("status", STATUS) == 1);
    g.preempt(gp, from.flag("preempt"));
    g.stackPreempt(gp, from.one("stackguard0", STACKGUARD0) == 1);
    g.asyncSafePoint(gp, from.flag("asyncSafePoint"));
    g.m(gp, from.one("m", thread));
    g.preempted(gp, from.one("sched", CONTINUES_AT) == 1);
    Fields stack = from.fields("stack").ofThese(2);
    g.resumePC(gp, stack.one("resumePC", RESUME_PC));
    g.stackRegisters(gp, registers(stack, "registers"));
  }

  private Map<String, Object> machine(State s, int mp) {
    return record(
        "curg", name(goroutines, s.m.curg(mp)),
        "p", name(processors, s.m.p(mp)),
        "nextp", name(processors, s.m.nextp(mp)),
        "park", s.m.park(mp),
        "signalPending", s.m.signalPending(mp),
        "preemptGen", s.m.preemptGen(mp));
  }

  private void readMachine(Fields from, State.Machines m, int mp) {
    m.curg(mp, from.one("curg", goroutine));
    m.p(mp, from.one("p", processor));
    m.nextp(mp, from.one("nextp", processor));
    m.park(mp, from.flag("park"));
    m.signalPending(mp, from.number("signalPending"));
    m.preemptGen(mp, from.number("preemptGen"));
  }

  private Map<String, Object> processor(State s, int pp) {
    return record(
        "status", s.p.running(pp) ? "Running" : "Idle",
        "m", name(threads, s.p.m(pp)),
        "preempt", s.p.preempt(pp),
        "runq", queue(s.p.runq(pp), goroutines),
        "sysmontick", s.p.sysmontickEqual(pp) ? "equal" : "differs");
  }

  private void readProcessor(Fields from, State.Processors p) {
    p.running(0, from.one("status", P_STATUS) == 1);
    p.m(0, from.one("m", thread));
    p.preempt(0, from.flag("preempt"));
    from.queue("runq", goroutine, goroutines.length, p.runq(0));
    p.sysmontickEqual(0, from.one("sysmontick", SYSMONTICK) == 1);
  }

  private Map<String, Object> sysmon(State s) {
    return record(
        "pc",
        s.sysmon.pc().name(),
        "request",
        record(
            "p", name(processors, s.sysmon.p()),
            "m", name(threads, s.sysmon.m()),
            "g", name(goroutines, s.sysmon.g())));
  }

  private void readSysmon(Fields from, State.SysmonThread sysmon) {
    sysmon.pc(SysmonPc.of(from.one("pc", SYSMON_PC)));
    Fields request = from.fields("request").ofThese(3);
    sysmon.p(request.one("p", processor));
    sysmon.m(request.one("m", thread));
    sysmon.g(request.one("g", goroutine));
  }

  private Map<String, Object> thread(State s, int mp) {
    return record(
        "pc", s.thread.pc(mp).name(),
        "registers", registers(s.thread.registers(mp)),
        "pending", s.thread.pending(mp),
        "handler", s.thread.handler(mp).name(),
        "frame", frame(s, mp),
        "g", s.thread.g(mp) == Configuration.NIL ? G0 : goroutines[s.thread.g(mp)],
        "gp", name(goroutines, s.thread.gp(mp)),
        "pp", name(processors, s.thread.pp(mp)),
        "mp", name(threads, s.thread.mp(mp)));
  }

  private void readThread(Fields from, State.Threads t, int mp) {
    t.pc(mp, ThreadPc.of(from.one("pc", THREAD_PC)));
    t.registers(mp, registers(from, "registers"));
    t.pending(mp, from.flag("pending"));
    t.handler(mp, HandlerPc.of(from.one("handler", HANDLER_PC)));
    if (from.value("frame").equals(NOBODY)) {
      t.framePc(mp, Configuration.NIL);
      t.frameRegisters(mp, RegisterFile.NIL);
    } else {
      Fields frame = from.fields("frame").ofThese(2);
      t.framePc(mp, frame.one("pc", THREAD_PC));
      t.frameRegisters(mp, registers(frame, "registers"));
    }
    t.g(mp, from.one("g", goroutineOrG0));
    t.gp(mp, from.one("gp", goroutine));
    t.pp(mp, from.one("pp", processor));
    t.mp(mp, from.one("mp", thread));
  }

  private Object frame(State s, int mp) {
    return s.thread.hasFrame(mp)
        ? record(
            "pc", pc(s.thread.framePc(mp)), "registers", registers(s.thread.frameRegisters(mp)))
        : NOBODY;
  }

  private static String pc(int pc) {
    return pc == Configuration.NIL ? NOBODY : ThreadPc.of(pc).name();
  }

  /** The general registers stand for all; what the others hold follows from where the thread is. */
  private Object registers(int registers) {
    return registers == RegisterFile.NIL ? NOBODY : record(GENERAL, generalRegisters(registers));
  }

  private Object generalRegisters(int registers) {
    if (registers == RegisterFile.CLOBBERED) {
      return record("g", NOBODY, "pc", RUNTIME);
    }
    return record(
        "g",
        goroutines[RegisterFile.goroutine(registers)],
        "pc",
        RegisterFile.pc(registers).name());
  }

  private int registers(Fields from, String field) {
    if (from.value(field).equals(NOBODY)) {
      return RegisterFile.NIL;
    }
    Fields registers = from.fields(field).fields(GENERAL).ofThese(2);
    if (registers.value("pc").equals(RUNTIME) && registers.value("g").equals(NOBODY)) {
      return RegisterFile.CLOBBERED;
    }
    int gp = registers.one("g", goroutine);
    ThreadPc pc = ThreadPc.of(registers.one("pc", THREAD_PC));
    if (gp == Configuration.NIL || pc.place() != ThreadPc.Place.LOOP) {
      throw from.impossible(field);
    }
    return RegisterFile.registersOf(gp, pc);
  }

  private static List<String> queue(Queue queue, String[] names) {
    List<String> elements = new ArrayList<>(queue.length());
    for (int i = 0; i < queue.length(); i++) {
      elements.add(names[queue.element(i)]);
    }
    return Collections.unmodifiableList(elements);
  }

  private static String name(String[] names, int index) {
    return index == Configuration.NIL ? NOBODY : names[index];
  }

  private static Map<String, Object> function(String[] domain, IntFunction<Object> value) {
    SortedMap<String, Object> function = new TreeMap<>();
    for (int i = 0; i < domain.length; i++) {
      function.put(domain[i], value.apply(i));
    }
    return Collections.unmodifiableSortedMap(function);
  }

  private static Map<String, Object> record(Object... namesAndValues) {
    SortedMap<String, Object> record = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      record.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Collections.unmodifiableSortedMap(record);
  }

  private static String[] counted(String letter, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = letter + (i + 1);
    }
    return names;
  }

  private static String[] names(Enum<?>[] constants) {
    String[] names = new String[constants.length];
    for (int i = 0; i < constants.length; i++) {
      names[i] = constants[i].name();
    }
    return names;
  }

  private static Map<String, Integer> numbered(String... names) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String name : names) {
      numbers.put(name, numbers.size());
    }
    return numbers;
  }

  private static Map<String, Integer> withNobody(Map<String, Integer> numbers) {
    Map<String, Integer> more = new HashMap<>(numbers);
    more.put(NOBODY, Configuration.NIL);
    return more;
  }

  /** The fields of a record, with its place for complaints. */
  private record Fields(String place, Map<?, ?> values) {

    Fields ofThese(int count) {
      if (values.size() != count) {
        throw new IllegalArgumentException(
            "the model has " + count + " fields in " + place + ", the value " + values.keySet());
      }
      return this;
    }

    Object value(String field) {
      Object value = values.get(field);
      if (value == null) {
        throw new IllegalArgumentException("the value has no " + place(field));
      }
      return value;
    }

    Fields fields(String field) {
      if (value(field) instanceof Map<?, ?> inner) {
        return new Fields(place(field), inner);
      }
      throw impossible(field);
    }

    boolean flag(String field) {
      if (value(field) instanceof Boolean flag) {
        return flag;
      }
      throw impossible(field);
    }

    int number(String field) {
      if (value(field) instanceof Integer number && number >= 0 && number <= Byte.MAX_VALUE) {
        return number;
      }
      throw impossible(field);
    }

    int one(String field, Map<String, Integer> numbers) {
      Integer number = numbers.get(value(field));
      if (number == null) {
        throw impossible(field);
      }
      return number;
    }

    void queue(String field, Map<String, Integer> numbers, int capacity, Queue queue) {
      if (!(value(field) instanceof List<?> elements && elements.size() <= capacity)) {
        throw impossible(field);
      }
      while (!queue.isEmpty()) {
        queue.removeHead();
      }
      for (Object element : elements) {
        Integer number = numbers.get(element);
        if (number == null || number == Configuration.NIL) {
          throw impossible(field);
        }
        queue.append(number);
      }
    }

    IllegalArgumentException impossible(String field) {
      return new IllegalArgumentException(
          "in the model " + place(field) + " cannot be " + value(field));
    }

    private String place(String field) {
      return place.isEmpty() ? field : place + "." + field;
    }
  }
}
