package dev.tightloop.properties.jqwik;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.program.UserProgram;
import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * What properties of this project are about, for {@code @Domain(TightloopDomain.class)}.
 *
 * <table>
 * <caption>Types of parameters</caption>
 * <tr><td>{@link Configuration}</td>
 *     <td>a small one of Go 1.19 at random, or one of {@link Spec}</td></tr>
 * <tr><td>{@link SpecConfiguration}</td><td>one of {@link Spec}, with what it asks</td></tr>
 * <tr><td>{@link Interleaving}</td>
 *     <td>a schedule of such a configuration, asked all that Go 1.19 keeps there, or what {@link
 *     Asks} says; {@code @Size(max = ...)} bounds its steps</td></tr>
 * <tr><td>{@link Choices}</td><td>a schedule of any machine</td></tr>
 * <tr><td>{@link UserProgram}</td><td>a goroutine's machine code</td></tr>
 * <tr><td>{@link Scenario}</td><td>two of them, preempted on the amd64 core</td></tr>
 * </table>
 *
 * <p>{@link Seeded} seeds faults in configurations.
 */
public class TightloopDomain extends DomainContextBase {

  private static final int INITIAL_STATES = 8;

  /** Any numbers, or one actor for as long as it goes, or the first and the last by turns. */
  @Provide
  Arbitrary<Choices> choices() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, Choices.LARGEST);
    Arbitrary<List<Integer>> numbers =
        Arbitraries.frequencyOf(
            Tuple.of(8, list(any)),
            Tuple.of(1, list(Arbitraries.just(0))),
            Tuple.of(1, list(Arbitraries.of(0, Choices.LARGEST))));
    return Combinators.combine(Arbitraries.integers().between(0, INITIAL_STATES - 1), numbers)
        .as(Choices::new);
  }

  private static Arbitrary<List<Integer>> list(Arbitrary<Integer> of) {
    return of.list().ofMaxSize(Interleavings.LENGTH);
  }

  @Provide
  Arbitrary<UserProgram> programs() {
    return Combinators.combine(
            numbers(Scenario.MOST_INSTRUCTIONS),
            Arbitraries.integers().between(1, Scenario.MOST_ROUNDS))
        .as(UserProgram::new);
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Combinators.combine(
            programs(), programs(), Arbitraries.of(false, true), numbers(Scenario.MOST_CHOICES))
        .as(Scenario::new);
  }

  private static Arbitrary<List<Integer>> numbers(int most) {
    return Arbitraries.integers().between(0, Scenario.LARGEST).list().ofMaxSize(most);
  }

  /** What the annotations of this package speak of. */
  public static class Annotated extends AnnotatedProvider {}
}
