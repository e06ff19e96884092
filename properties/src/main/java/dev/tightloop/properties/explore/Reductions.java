package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;

/** The ways to explore fewer states, alone or together. */
public enum Reductions implements Reduction.Maker {
  none {
    @Override
    public Reduction of(Model model) {
      return null;
    }
  },
  symmetry {
    @Override
    public Reduction of(Model model) {
      return Symmetry.of(model);
    }
  },
  partialOrder {
    @Override
    public Reduction of(Model model) {
      return PartialOrder.of(model);
    }
  },
  both {
    @Override
    public Reduction of(Model model) {
      Reduction alike = Symmetry.of(model);
      Reduction order = PartialOrder.of(model);
      return alike == null ? order : new Both(order, alike);
    }
  };

  private record Both(Reduction order, Reduction alike) implements Reduction {

    @Override
    public int ample(State s, int[] steps) {
      return order.ample(s, steps);
    }

    @Override
    public void canonical(State s) {
      alike.canonical(s);
    }
  }
}
