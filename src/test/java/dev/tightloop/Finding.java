package dev.tightloop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/findings}.
 *
 * <p>It names a configuration, {@code spec/NAME.cfg}, says what is {@code violate `Property`}d, and
 * its first block of code is the behaviour. A line is the number of a state, the first has number
 * 1, and the step that leads to it, with its parameters; after two blanks a remark may follow. A
 * behaviour that goes on for ever ends with {@code back to N}.
 */
record Finding(String configuration, String violated, List<String> labels, OptionalInt backTo) {

  private static final Pattern CONFIGURATION = Pattern.compile("`spec/(\\w+)\\.cfg`");
  private static final Pattern VIOLATED = Pattern.compile("violate `(\\w+)`");
  private static final Pattern STEP =
      Pattern.compile(" *(\\d+) +(\\w+(?:\\([\\w,]+\\))?)(?:  .*)?");
  private static final Pattern BACK = Pattern.compile(" *back to (\\d+)(?:  .*)?");

  static Finding read(Path page) throws IOException {
    String text = Files.readString(page);
    List<String> labels = new ArrayList<>();
    OptionalInt backTo = OptionalInt.empty();
    for (String line : text.split("```[a-z]*")[1].lines().filter(l -> !l.isBlank()).toList()) {
      Matcher step = STEP.matcher(line);
      Matcher back = BACK.matcher(line);
      if (back.matches()) {
        backTo = OptionalInt.of(Integer.parseInt(back.group(1)));
      } else if (step.matches() && Integer.parseInt(step.group(1)) == labels.size() + 2) {
        labels.add(step.group(2));
      } else {
        throw new IllegalArgumentException(page + ": no step " + (labels.size() + 2) + ": " + line);
      }
    }
    return new Finding(named(CONFIGURATION, text), named(VIOLATED, text), labels, backTo);
  }

  private static String named(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("nothing like " + pattern);
    }
    return matcher.group(1);
  }
}
