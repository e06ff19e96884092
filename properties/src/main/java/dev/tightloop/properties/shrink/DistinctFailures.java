package dev.tightloop.properties.shrink;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.properties.explore.Renaming;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.StepNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found, without what is the same: what violates the same property in the same steps, but
 * for which of several goroutines or threads that are alike is which. Shrunk schedules are often
 * the same, others hardly ever.
 */
public final class DistinctFailures {

  /**
   * Those that are the same.
   *
   * @param first that was added
   * @param count how many were
   */
  public record Group(Found first, int count) {}

  /**
   * What all images of a schedule have in common: the least of them.
   *
   * @param initial the state that it begins in, encoded
   */
  private record Form(String property, List<Byte> initial, List<Integer> steps, int cycle) {

    static final Comparator<Form> ORDER =
        Comparator.comparing(Form::initial, (one, other) -> compare(one, other))
            .thenComparing(Form::steps, (one, other) -> compare(one, other));

    private static <T extends Comparable<T>> int compare(List<T> one, List<T> other) {
      for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
        int difference = one.get(i).compareTo(other.get(i));
        if (difference != 0) {
          return difference;
        }
      }
      return one.size() - other.size();
    }
  }

  private final List<byte[]> initial;
  private final List<Renaming> renamings;
  private final StepNames names;
  private final Map<Form, Group> groups = new LinkedHashMap<>();

  /** Of schedules of this configuration. */
  public DistinctFailures(Configuration configuration) {
    Model model = new Model(configuration);
    initial = model.initialStates().stream().map(state -> state.encoded()).toList();
    renamings = Renaming.of(configuration);
    names = new StepNames(model);
  }

  /**
   * Adds what was found.
   *
   * @return whether nothing that is the same was added before
   */
  public boolean add(Found found) {
    Group group =
        groups.merge(
            form(found),
            new Group(found, 1),
            (before, one) -> new Group(before.first(), before.count() + 1));
    return group.count() == 1;
  }

  /** All that is distinct, in the order in which it was added. */
  public List<Group> groups() {
    return List.copyOf(groups.values());
  }

  private Form form(Found found) {
    List<Integer> numbers = new ArrayList<>(names.steps(found.steps()));
    numbers.addAll(names.steps(found.cycle()));
    return renamings.stream()
        .map(
            renaming ->
                new Form(
                    found.property(),
                    bytes(renaming.state(initial.get(found.initial()))),
                    numbers.stream().map(renaming::step).toList(),
                    found.cycle().size()))
        .min(Form.ORDER)
        .orElseThrow();
  }

  private static List<Byte> bytes(byte[] state) {
    Byte[] boxed = new Byte[state.length];
    Arrays.setAll(boxed, i -> state[i]);
    return List.of(boxed);
  }
}
