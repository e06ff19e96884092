package dev.tightloop.properties.scenario;

import dev.tightloop.properties.program.UserProgram;
import dev.tightloop.properties.shrink.LeaveOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a failing scenario small: leaves out halves, quarters and single numbers of each list, then
 * replaces numbers by 0, as long as the scenario still fails in the same way. Deterministic; the
 * result is one from which no single number can be left out.
 */
public final class Shrinker {

  private final Predicate<Scenario> stillFails;

  private Shrinker(Predicate<Scenario> stillFails) {
    this.stillFails = stillFails;
  }

  /** The shrunk scenario; the given one if nothing smaller fails. */
  public static Scenario shrink(Scenario failing, Predicate<Scenario> stillFails) {
    Shrinker shrinker = new Shrinker(stillFails);
    Scenario smaller = shrinker.pass(failing);
    for (Scenario before = failing; !smaller.equals(before); ) {
      before = smaller;
      smaller = shrinker.pass(before);
    }
    return smaller;
  }

  private Scenario pass(Scenario s) {
    Scenario t =
        list(
            s,
            s.choices(),
            (x, choices) -> new Scenario(x.first(), x.second(), x.locked(), choices));
    t =
        list(
            t,
            t.first().body(),
            (x, body) -> new Scenario(with(x.first(), body), x.second(), x.locked(), x.choices()));
    t =
        list(
            t,
            t.second().body(),
            (x, body) -> new Scenario(x.first(), with(x.second(), body), x.locked(), x.choices()));
    t = keepIfFails(t, new Scenario(once(t.first()), t.second(), t.locked(), t.choices()));
    t = keepIfFails(t, new Scenario(t.first(), once(t.second()), t.locked(), t.choices()));
    return keepIfFails(t, new Scenario(t.first(), t.second(), false, t.choices()));
  }

  private static UserProgram with(UserProgram program, List<Integer> body) {
    return new UserProgram(body, program.rounds());
  }

  private static UserProgram once(UserProgram program) {
    return new UserProgram(program.body(), 1);
  }

  private Scenario keepIfFails(Scenario current, Scenario candidate) {
    return stillFails.test(candidate) ? candidate : current;
  }

  private Scenario list(Scenario scenario, List<Integer> numbers, Replacement replacement) {
    List<Integer> kept =
        LeaveOut.of(
            numbers,
            shorter ->
                stillFails.test(replacement.with(scenario, shorter))
                    ? Optional.of(shorter)
                    : Optional.empty());
    Scenario current = replacement.with(scenario, kept);
    for (int at = 0; at < kept.size(); at++) {
      if (kept.get(at) != 0) {
        List<Integer> simpler = new ArrayList<>(kept);
        simpler.set(at, 0);
        Scenario candidate = replacement.with(current, simpler);
        if (stillFails.test(candidate)) {
          current = candidate;
          kept = simpler;
        }
      }
    }
    return current;
  }

  /** A scenario with one of its lists replaced. */
  private interface Replacement {
    Scenario with(Scenario scenario, List<Integer> numbers);
  }
}
