package dev.tightloop.properties.hunt;

import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.ThreadPc;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Configurations of Go 1.19 as it is, drawn at random: few of everything, so that a bounded search
 * comes far, and two to five things that goroutines do at the same time.
 */
public final class FaithfulConfigurations {

  /** What goroutines do; the others say where they are at the start, or whom one suspends. */
  public static final List<Role> ROLES =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Role.CG, Role.Scanned, Role.ParkedG)));

  /** Those that lead into the windows between a thread, its P, and who asks for either. */
  private static final List<Role> OFTEN =
      List.of(
          Role.StopsTheWorld,
          Role.RunsForEachP,
          Role.Suspends,
          Role.Syscalls,
          Role.BlockingSyscalls,
          Role.Exits,
          Role.Sleeps,
          Role.LocksOSThread);

  /** What Go 1.19 can meet; the others are other compilers, other versions, or a slower clock. */
  public static final List<Switch> SWITCHES =
      List.of(
          Switch.ForcesGC,
          Switch.ExternalSignals,
          Switch.AsyncPreemptOff,
          Switch.TemplateThread,
          Switch.Darwin,
          Switch.ThreadSanitizer,
          Switch.Windows);

  private static final int PERCENT = 100;

  private final RandomGenerator random;

  FaithfulConfigurations(RandomGenerator random) {
    this.random = random;
  }

  RandomConfiguration next() {
    int cThreads = chance(35) ? between(1, 2) : 0;
    RandomConfiguration.Size size =
        new RandomConfiguration.Size(
            between(2, 3),
            between(2, 4),
            between(1, 3),
            cThreads,
            chance(80) ? 1 : 2,
            chance(15),
            chance(40));
    Map<Role, Integer> roles = new EnumMap<>(Role.class);
    int doing = between(2, 5);
    while (roles.size() < doing) {
      List<Role> from = chance(60) ? OFTEN : ROLES;
      roles.put(from.get(random.nextInt(from.size())), between(1, 7));
    }
    if (roles.containsKey(Role.Sleeps) || roles.containsKey(Role.Readies) || chance(20)) {
      roles.put(Role.ParkedG, 6);
    }
    if (roles.containsKey(Role.Suspends) && chance(80)) {
      roles.compute(Role.Suspends, (role, all) -> Integer.lowestOneBit(all));
    }
    Map<ThreadSet, Integer> threadSets = new EnumMap<>(ThreadSet.class);
    threadSets.put(ThreadSet.IdleM, between(0, 7) * 2);
    if (cThreads > 0) {
      threadSets.put(ThreadSet.CM, 1);
      threadSets.put(ThreadSet.BlocksSignals, between(0, 3));
      threadSets.put(ThreadSet.OwnsSignalStack, between(0, 3));
    }
    if (chance(15)) {
      threadSets.put(ThreadSet.MainThread, between(1, 7));
    }
    return new RandomConfiguration(
        size, roles, threadSets, markings(), Map.of(), switches(roles), Set.of(), Set.of());
  }

  private Map<Marking, Integer> markings() {
    Map<Marking, Integer> markings = new EnumMap<>(Marking.class);
    if (chance(20)) {
      Marking marking = Marking.values()[random.nextInt(Marking.values().length)];
      markings.put(marking, between(1, (1 << ThreadPc.USER_PLACES) - 1));
    }
    return markings;
  }

  private Set<Switch> switches(Map<Role, Integer> roles) {
    Set<Switch> switches = EnumSet.noneOf(Switch.class);
    for (Switch each : SWITCHES) {
      if (chance(10)) {
        switches.add(each);
      }
    }
    if (roles.containsKey(Role.Execs) && chance(60)) {
      switches.add(Switch.Darwin);
    }
    if (switches.contains(Switch.Windows)) {
      switches.remove(Switch.ExternalSignals);
    }
    if (chance(50)) {
      switches.add(Switch.SysmonRuns);
    }
    return switches;
  }

  private boolean chance(int percent) {
    return random.nextInt(PERCENT) < percent;
  }

  private int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }
}
