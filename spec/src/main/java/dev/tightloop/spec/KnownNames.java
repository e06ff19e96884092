package dev.tightloop.spec;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What to say to a name that does not exist: all that do if they are few, else the nearest. */
public final class KnownNames {

  private static final int FEW = 6;
  private static final int NEAREST = 3;

  private KnownNames() {}

  /**
   * The advice for whoever wrote a name that is not among those known.
   *
   * @param name what was written
   * @param known every name there is
   * @return part of a sentence, without a full stop
   */
  public static String advice(String name, List<String> known) {
    if (known.size() <= FEW) {
      return "there are " + String.join(", ", known);
    }
    List<String> nearest =
        known.stream()
            .sorted(Comparator.comparingInt(each -> distance(name, each)))
            .limit(NEAREST)
            .toList();
    return "nearest of %d: %s".formatted(known.size(), String.join(", ", nearest));
  }

  /** Characters to insert, delete or replace (Levenshtein's distance), whatever their case. */
  private static int distance(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = last[0];
      last[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = last[j];
        last[j] = Math.min(replaced, 1 + Math.min(last[j], last[j - 1]));
      }
    }
    return last[to.length()];
  }
}
