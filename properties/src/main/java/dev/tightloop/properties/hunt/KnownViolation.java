package dev.tightloop.properties.hunt;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.CatalogueEntry;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What Go 1.19 is known not to keep, and where: there it is not asked.
 *
 * @param property the invariant
 * @param page that explains it, in {@code docs/findings}; or why it is no finding
 * @param when the configurations that may break it
 */
public record KnownViolation(String property, String page, Predicate<Configuration> when) {

  /** All of them. */
  public static final List<KnownViolation> ALL =
      List.of(
          always("WorkConserved", "idle-processor.md and three more"),
          always("GlobalQueueServed", "gosched-leaves-processor-idle.md"),
          always("SyscallPsHaveRun", "safe-point-missed.md"),
          always("RequestReachesGuard", "half-of-a-request.md"),
          always("GuardMeansRequest", "its sentence says so"),
          always("WaitsForSignal", "suspend-too-soon.md"),
          always("IdleTimerHasPoller", "timer-forgotten.md"),
          new KnownViolation(
              "AckSound", "asyncpreemptoff-loses-signal.md", doing(Role.SwitchesOff)),
          new KnownViolation("AckSound", "delayed-signal.md", on(Switch.ThreadSanitizer)),
          new KnownViolation("AckSound", "Windows sends no signals", on(Switch.Windows)),
          new KnownViolation(
              "HandlerOnSignalStack", "Windows has no signal stacks", on(Switch.Windows)),
          new KnownViolation(
              "SignalsOpen", "asyncpreemptoff-loses-signal.md", doing(Role.SwitchesOff)),
          new KnownViolation(
              "AckSoundOnExtraM", "cthread-signal-lost.md", KnownViolation::hasCThreads),
          new KnownViolation(
              "ExternalReachesNotify", "external-signal-lost.md", KnownViolation::hasCThreads),
          new KnownViolation(
              "OneSignalAtATime", "assumes no signals from outside", on(Switch.ExternalSignals)),
          new KnownViolation("SignalsCounted", "exec-waits-for-exited.md", on(Switch.Darwin)),
          new KnownViolation(
              "NoSignalMeetsExec",
              "exec-meets-external-signal.md; elsewhere than on macOS nobody sees to it",
              c -> !c.is(Switch.Darwin) || c.is(Switch.ExternalSignals)),
          new KnownViolation(
              "ExecLockBeforeSchedLock",
              "exec-deadlock.md",
              doing(Role.StopsTheWorld).or(doing(Role.RunsForEachP))),
          new KnownViolation(
              "DrainEnds",
              "exec-deadlock.md",
              doing(Role.StopsTheWorld).or(doing(Role.RunsForEachP))),
          new KnownViolation(
              "NoLoadThroughNil",
              "suspend-twice.md",
              c -> Integer.bitCount(c.members(Role.Suspends)) > 1),
          new KnownViolation(
              "RefinesContract",
              "what another compiler or kernel does",
              KnownViolation::hasOtherRegisters),
          new KnownViolation(
              "RegistersRestored",
              "what another compiler or kernel does",
              KnownViolation::hasOtherRegisters));

  private static final Configuration PLAIN = Configuration.smallest();

  /** What is asked of a configuration: all that the catalogue has, but for the above. */
  public static List<String> asked(Configuration configuration, Subject subject) {
    return Catalogue.entries().stream()
        .filter(entry -> entry.kind() == Kind.ALWAYS && entry.subject() == subject)
        .map(CatalogueEntry::id)
        .filter(id -> ALL.stream().noneMatch(known -> known.allows(id, configuration)))
        .toList();
  }

  private boolean allows(String id, Configuration configuration) {
    return property.equals(id) && when.test(configuration);
  }

  private static KnownViolation always(String property, String page) {
    return new KnownViolation(property, page, configuration -> true);
  }

  private static Predicate<Configuration> doing(Role role) {
    return configuration -> configuration.any(role);
  }

  private static Predicate<Configuration> on(Switch which) {
    return configuration -> configuration.is(which);
  }

  private static boolean hasOtherRegisters(Configuration configuration) {
    return Arrays.stream(RegisterSet.values())
        .anyMatch(set -> configuration.registers(set) != PLAIN.registers(set));
  }

  private static boolean hasCThreads(Configuration configuration) {
    return configuration.threads() > configuration.machines() + 1;
  }
}
