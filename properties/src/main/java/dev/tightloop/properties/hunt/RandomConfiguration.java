package dev.tightloop.properties.hunt;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.ThreadPc;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A configuration of the specification from any numbers: what {@code spec/Options.tla} assumes is
 * made so. Sets are bit masks, of which the bits without a member do not count.
 *
 * @param size how many there are of everything
 * @param switches those that are not as Options.tla has them
 */
public record RandomConfiguration(
    Size size,
    Map<Role, Integer> roles,
    Map<ThreadSet, Integer> threadSets,
    Map<Marking, Integer> markings,
    Map<RegisterSet, Integer> registerSets,
    Set<Switch> switches,
    Set<Fault> faults,
    Set<Correction> corrections) {

  /**
   * How many there are of everything.
   *
   * @param locked whether a goroutine has called LockOSThread
   * @param everyPRuns whether each P has an M at the start, if there are enough
   */
  public record Size(
      int goroutines,
      int machines,
      int processors,
      int cThreads,
      int loopLength,
      boolean locked,
      boolean everyPRuns) {}

  /** These name everybody, in the order of the numbers, and so come first. */
  private static final List<String> NAMING = List.of("Nil", "Sysmon", "G", "M", "P", "CThread");

  /** The text of the configuration's file. */
  public String text() {
    Map<String, String> values = new TreeMap<>();
    values.put("Nil", "Nil");
    values.put("Sysmon", "sysmon");
    values.put("G", set(all(size.goroutines), i -> "g" + (i + 1)));
    values.put("M", set(all(size.machines), i -> "m" + (i + 1)));
    values.put("P", set(all(size.processors), i -> "p" + (i + 1)));
    int extraG = extras() << size.goroutines - 1;
    int extraM = extras() << size.machines - 1;
    int freeG = all(size.goroutines) & ~extraG;
    boolean locked = locked();
    int parked = parked();
    int idle = all(size.machines) & ~1 & ~extraM & ~(locked ? 2 : 0);
    idle &= mask(threadSets, ThreadSet.IdleM);
    values.put("FirstG", freeG == 0 ? "Nil" : "g1");
    values.put("FirstM", "m1");
    values.put("FirstP", "p1");
    values.put("LockedG", locked ? "g1" : "Nil");
    values.put("LockedM", locked ? "m2" : "Nil");
    values.put("LoopLength", Integer.toString(size.loopLength));
    for (Role role : roles.keySet()) {
      values.put(role.name(), goroutines(members(role)));
    }
    values.put("ParkedG", goroutines(parked));
    int sleeps = sleeps();
    values.put("Sleeps", goroutines(sleeps));
    values.put("ResetsTimers", goroutines(sleeps == 0 ? 0 : members(Role.ResetsTimers)));
    values.put("CG", goroutines(extraG));
    int existing = idle | 1 | (locked ? 2 : 0);
    int main = Integer.lowestOneBit(existing & mask(threadSets, ThreadSet.MainThread));
    values.put("MainThread", threads(main));
    values.put("IdleM", threads(idle));
    values.put("CM", threads(extraM));
    values.put("CThread", cThreads(-1));
    values.put("BlocksSignals", cThreads(mask(threadSets, ThreadSet.BlocksSignals)));
    values.put("OwnsSignalStack", cThreads(mask(threadSets, ThreadSet.OwnsSignalStack)));
    for (Marking marking : markings.keySet()) {
      values.put(marking.name(), set(members(marking), i -> quoted(ThreadPc.values()[i])));
    }
    for (RegisterSet registers : registerSets.keySet()) {
      int classes = registerSets.get(registers) | 1 << RegisterClass.SP.ordinal();
      values.put(registers.name(), set(classes, i -> quoted(RegisterClass.values()[i])));
    }
    for (Switch which : switches) {
      values.put(which.name(), which == Switch.SysmonRuns ? "FALSE" : "TRUE");
    }
    if (switches.contains(Switch.Darwin) || size.cThreads > 1) {
      values.remove("Windows");
    }
    if (locked || extraM != 0) {
      values.remove("TemplateThread");
    }
    values.put("Faults", quoted(faults));
    values.put("Corrections", quoted(corrections));
    values.values().removeIf("{}"::equals);
    boolean enough =
        Integer.bitCount(idle) >= size.processors - 1
            && Integer.bitCount(freeG & ~parked) >= size.processors;
    StringBuilder text = new StringBuilder("\\* At random.\n\\*\n\\* suite: standard\n");
    text.append("\\* expect: holds\n\nSPECIFICATION ");
    text.append(size.everyPRuns && enough && !locked ? "EveryPRunsSpec" : "Spec");
    text.append("\n\nCONSTANTS\n");
    for (String name : NAMING) {
      text.append(line(name, values.remove(name)));
    }
    values.forEach((name, value) -> text.append(line(name, value)));
    return text.toString();
  }

  private static String line(String name, String value) {
    return value == null ? "" : "    " + name + " = " + value + "\n";
  }

  private int extras() {
    boolean wanted = (mask(threadSets, ThreadSet.CM) & 1) != 0;
    return wanted && size.cThreads > 0 && size.machines > 1 ? 1 : 0;
  }

  private int parked() {
    int extraG = extras() << size.goroutines - 1;
    return all(size.goroutines) & ~extraG & ~1 & mask(roles, Role.ParkedG);
  }

  private int sleeps() {
    return Integer.lowestOneBit(parked() & mask(roles, Role.Sleeps));
  }

  private boolean locked() {
    return size.locked && size.machines - extras() > 1 && size.goroutines - extras() > 0;
  }

  private int members(Role role) {
    int members = all(size.goroutines) & mask(roles, role);
    return switch (role) {
      case Exits -> members & ~(extras() << size.goroutines - 1);
      case SystemG -> disables() == 0 ? 0 : members;
      case DisablesUser -> disables();
      case EnablesUser -> members(Role.SystemG) & members & mask(roles, Role.StopsTheWorld);
      case Syscalls, BlockingSyscalls -> members(Role.SystemG) == 0 ? members : 0;
      case Pins -> members & ~mask(roles, Role.LocksM);
      case Readies -> sleeps() == 0 ? members : 0;
      case ResetsTimers ->
          members & ~(mask(roles, Role.Calls) | mask(roles, Role.LocksM) | mask(roles, Role.Pins));
      case Collects -> members & mask(roles, Role.StopsTheWorld);
      case SlowSyscalls, NotRestarted -> members & members(Role.Syscalls);
      default -> members;
    };
  }

  /** The goroutines that let only those of SystemG run, until one of EnablesUser ends that. */
  private int disables() {
    int stoppers = all(size.goroutines) & mask(roles, Role.StopsTheWorld);
    int enables = stoppers & mask(roles, Role.SystemG) & mask(roles, Role.EnablesUser);
    int user = stoppers & ~mask(roles, Role.SystemG);
    return enables == 0 ? 0 : user & mask(roles, Role.DisablesUser);
  }

  private int members(Marking marking) {
    int loop = all(size.loopLength) & mask(markings, marking);
    return switch (marking) {
      case Restart -> switches.contains(Switch.Go114) ? 0 : loop;
      case RestartAtEntry ->
          switches.contains(Switch.Go114)
              ? 0
              : loop & ~mask(markings, Marking.Restart)
                  | mask(markings, marking) & 1 << ThreadPc.prologue_JLS.ordinal();
      default -> loop;
    };
  }

  private static int all(int count) {
    return (1 << count) - 1;
  }

  private static <K> int mask(Map<K, Integer> masks, K key) {
    return masks.getOrDefault(key, 0);
  }

  private static String goroutines(int members) {
    return set(members, i -> "g" + (i + 1));
  }

  private static String threads(int members) {
    return set(members, i -> "m" + (i + 1));
  }

  private String cThreads(int members) {
    return set(all(size.cThreads) & members, i -> "c" + (i + 1));
  }

  private static String set(int members, IntFunction<String> name) {
    StringJoiner set = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < Configuration.MOST + 2; i++) {
      if ((members >> i & 1) != 0) {
        set.add(name.apply(i));
      }
    }
    return set.toString();
  }

  private static String quoted(Set<? extends Enum<?>> names) {
    StringJoiner set = new StringJoiner(", ", "{", "}");
    names.stream().sorted().forEach(name -> set.add(quoted(name)));
    return set.toString();
  }

  private static String quoted(Enum<?> name) {
    return '"' + name.name() + '"';
  }

  @Override
  public String toString() {
    return text();
  }
}
