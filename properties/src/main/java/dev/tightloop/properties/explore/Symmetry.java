package dev.tightloop.properties.explore;

import dev.tightloop.model.Cell;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Explores one state for all those that differ only in which of several goroutines or threads is
 * which, if these are {@link Alike}.
 *
 * <p>A permutation of what is alike maps every step of the machine to a step, and none of the
 * properties of states and steps names a goroutine or a thread. So one of them is violated on a
 * path from a state exactly if it is on the path's image from the state's. The representative is
 * the least of all images, compared cell by cell.
 *
 * <p>For properties of states and steps only: fairness names single threads, and a cycle of
 * representatives need not be one of states.
 */
public final class Symmetry implements Reduction {

  /** The most images that are worth looking at for each state. */
  static final int MOST = 720;

  private final Image[] images;
  private final int[] order;
  private final byte[] state;
  private byte[] least;
  private byte[] spare;

  Symmetry(State s, List<Permutation> permutations) {
    List<Cell> layout = s.layout();
    int size = s.size();
    images =
        permutations.stream()
            .skip(1)
            .map(permutation -> new Image(permutation, layout, size))
            .toArray(Image[]::new);
    order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparing(i -> rank(layout, i)))
            .mapToInt(Integer::intValue)
            .toArray();
    state = new byte[size];
    least = new byte[size];
    spare = new byte[size];
  }

  /** The reduction, for this model's configuration; null if nothing is alike there. */
  public static Reduction of(Model model) {
    List<Permutation> permutations = Alike.permutations(model.configuration(), MOST);
    return permutations.size() == 1 ? null : new Symmetry(model.state(), permutations);
  }

  /** Places first: most images differ there, and one look is enough. */
  private static int rank(List<Cell> layout, int i) {
    if (i >= layout.size()) {
      return 3;
    }
    Cell cell = layout.get(i);
    if (cell.variable().equals("thread") && cell.field().equals("pc")) {
      return 0;
    }
    return cell.variable().equals("g") && cell.field().equals("status") ? 1 : 2;
  }

  @Override
  public int ample(State s, int[] steps) {
    return 0;
  }

  @Override
  public void canonical(State s) {
    s.copyTo(state);
    System.arraycopy(state, 0, least, 0, state.length);
    boolean moved = false;
    for (Image image : images) {
      if (isLess(image)) {
        for (int i = 0; i < state.length; i++) {
          spare[i] = image.at(i, state);
        }
        byte[] there = least;
        least = spare;
        spare = there;
        moved = true;
      }
    }
    if (moved) {
      s.copyFrom(least);
    }
  }

  private boolean isLess(Image image) {
    for (int i : order) {
      int difference = image.at(i, state) - least[i];
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }
}
