package dev.tightloop.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A TLA+ set as a plain value.
 *
 * @param elements each once; in the order of their text
 */
public record TlaSet(List<Object> elements) {

  /** Sorts the elements and drops repeated ones. */
  public static TlaSet of(Collection<?> elements) {
    return new TlaSet(
        elements.stream()
            .map(Object.class::cast)
            .distinct()
            .sorted(Comparator.comparing(Object::toString))
            .toList());
  }

  public TlaSet {
    elements = List.copyOf(elements);
  }

  @Override
  public String toString() {
    return elements.toString();
  }
}
