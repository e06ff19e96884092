package dev.tightloop.properties.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An issue of golang/go.
 *
 * @param number in that repository
 * @param related numbers of issues about the same bug
 * @param sentence what went wrong
 * @param shown how it is found again, beside the faults that name it; see {@link Shown}
 * @param remark why nothing shows it here, or what else there is to say; empty if nothing
 */
public record Issue(
    int number, List<Integer> related, String sentence, List<Shown> shown, String remark) {

  public Issue {
    related = List.copyOf(related);
    shown = List.copyOf(shown);
    Objects.requireNonNull(sentence);
    Objects.requireNonNull(remark);
  }

  static Issue of(int number, String sentence) {
    return new Issue(number, List.of(), sentence, List.of(), "");
  }

  Issue and(Integer... numbers) {
    return new Issue(number, List.of(numbers), sentence, shown, remark);
  }

  Issue by(Shown one) {
    List<Shown> all = new ArrayList<>(shown);
    all.add(one);
    return new Issue(number, related, sentence, all, remark);
  }

  Issue remark(String text) {
    return new Issue(number, related, sentence, shown, text);
  }

  /** Whether this number is one of its numbers. */
  public boolean has(int issue) {
    return number == issue || related.contains(issue);
  }

  /** {@code golang/go#34031}. */
  public String name() {
    return "golang/go#" + number;
  }

  /** All its numbers. */
  public List<Integer> numbers() {
    return Stream.concat(Stream.of(number), related.stream()).toList();
  }
}
