package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A temporal property of the specification, under its name: one of the {@link Catalogue}. */
public abstract class TemporalProperty {

  /** The operator's name in the spec. */
  public final String name() {
    return getClass().getSimpleName();
  }

  /** What it says of each goroutine, thread or processor of a configuration. */
  public abstract List<LeadsTo> instances(Configuration constants);

  @Override
  public final String toString() {
    return name();
  }

  static List<LeadsTo> goroutines(
      Configuration constants, IntFunction<StatePredicate> p, IntFunction<StatePredicate> q) {
    return each(constants.goroutines(), constants::goroutine, p, q);
  }

  static List<LeadsTo> goroutinePasses(Configuration constants, IntFunction<StatePredicate> p) {
    return goroutines(constants, p, gp -> not(p.apply(gp)));
  }

  static List<LeadsTo> machines(
      Configuration constants, IntFunction<StatePredicate> p, IntFunction<StatePredicate> q) {
    return each(constants.machines(), constants::thread, p, q);
  }

  static List<LeadsTo> machinePasses(Configuration constants, IntFunction<StatePredicate> p) {
    return machines(constants, p, mp -> not(p.apply(mp)));
  }

  static List<LeadsTo> processorPasses(Configuration constants, IntFunction<StatePredicate> p) {
    return each(constants.processors(), constants::processor, p, pp -> not(p.apply(pp)));
  }

  private static List<LeadsTo> each(
      int count,
      IntFunction<String> name,
      IntFunction<StatePredicate> p,
      IntFunction<StatePredicate> q) {
    return IntStream.range(0, count)
        .mapToObj(i -> new LeadsTo(name.apply(i), p.apply(i), q.apply(i)))
        .toList();
  }

  /** {@code P ~> ~P}. */
  static LeadsTo passes(String of, StatePredicate p) {
    return new LeadsTo(of, p, not(p));
  }

  private static StatePredicate not(StatePredicate p) {
    return s -> !p.holds(s);
  }
}
