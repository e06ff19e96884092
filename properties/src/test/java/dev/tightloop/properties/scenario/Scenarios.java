package dev.tightloop.properties.scenario;

import dev.tightloop.properties.program.UserProgram;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** jqwik's scenarios: lists of numbers that it can shorten and make smaller. */
class Scenarios extends DomainContextBase {

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Combinators.combine(
            programs(), programs(), Arbitraries.of(false, true), numbers(Scenario.MOST_CHOICES))
        .as(Scenario::new);
  }

  private static Arbitrary<UserProgram> programs() {
    return Combinators.combine(
            numbers(Scenario.MOST_INSTRUCTIONS),
            Arbitraries.integers().between(1, Scenario.MOST_ROUNDS))
        .as(UserProgram::new);
  }

  private static Arbitrary<List<Integer>> numbers(int most) {
    return Arbitraries.integers().between(0, Scenario.LARGEST).list().ofMaxSize(most);
  }
}
