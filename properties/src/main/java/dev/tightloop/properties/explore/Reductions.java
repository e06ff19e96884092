package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;

/** The reductions there are. */
public enum Reductions {
  NONE(model -> null),
  SYMMETRY(Symmetry::of),
  PARTIAL_ORDER(PartialOrder::of),
  BOTH(Reductions::both);

  private final Reduction.Maker maker;

  Reductions(Reduction.Maker maker) {
    this.maker = maker;
  }

  Reduction.Maker maker() {
    return maker;
  }

  private static Reduction both(Model model) {
    Reduction symmetry = Symmetry.of(model);
    Reduction order = PartialOrder.of(model);
    if (symmetry == null || order == null) {
      return symmetry == null ? order : symmetry;
    }
    return new Reduction() {

      @Override
      public int ample(State s, int[] steps) {
        return order.ample(s, steps);
      }

      @Override
      public void canonical(State s) {
        symmetry.canonical(s);
      }
    };
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
