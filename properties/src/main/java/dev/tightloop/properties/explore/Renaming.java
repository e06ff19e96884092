package dev.tightloop.properties.explore;

import dev.tightloop.model.Cell;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.Step;
import java.util.List;

/**
 * Other goroutines and threads in the place of those that are {@link Alike}: of a schedule and its
 * image one violates something exactly if the other does.
 */
public final class Renaming {

  private final Permutation permutation;
  private final Image image;

  private Renaming(Permutation permutation, List<Cell> layout, int size) {
    this.permutation = permutation;
    image = new Image(permutation, layout, size);
  }

  /** All of them, at most {@link Symmetry#MOST}; the first changes nothing. */
  public static List<Renaming> of(Configuration configuration) {
    Model model = new Model(configuration);
    List<Cell> layout = model.state().layout();
    return Alike.permutations(configuration, Symmetry.MOST).stream()
        .map(permutation -> new Renaming(permutation, layout, model.state().size()))
        .toList();
  }

  /** The image of an encoded state. */
  public byte[] state(byte[] state) {
    byte[] renamed = new byte[state.length];
    for (int i = 0; i < renamed.length; i++) {
      renamed[i] = image.at(i, state);
    }
    return renamed;
  }

  /** The image of a step. */
  public int step(int step) {
    int a = Step.a(step);
    int b = Step.b(step);
    return switch (Step.action(step).parameters()) {
      case NONE, P -> step;
      case THREAD, THREAD_P, THREAD_BOOLEAN -> Step.of(Step.action(step), permutation.t()[a], b);
      case THREAD_M -> Step.of(Step.action(step), permutation.t()[a], permutation.t()[b]);
      case THREAD_G -> Step.of(Step.action(step), permutation.t()[a], permutation.g()[b]);
    };
  }
}
