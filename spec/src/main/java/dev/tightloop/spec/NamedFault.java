package dev.tightloop.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault that can be seeded: a line of {@code FaultNames} in {@code spec/Faults.tla}.
 *
 * @param name as configurations list it
 * @param sentence what is wrong with it, from the line's comment
 * @param issues numbers of the issues of golang/go that it recreates
 */
public record NamedFault(String name, String sentence, List<Integer> issues) {

  private static final String MODULE = "Faults.tla";
  private static final String BEGIN = "FaultNames == {";
  private static final Pattern LINE = Pattern.compile("\\s*\"(\\w+)\"\\s*([,}])\\s*\\\\\\* (.+)");
  private static final Pattern ISSUES =
      Pattern.compile("(.*\\S)\\s+\\((golang/go#\\d+(?:, (?:golang/go)?#\\d+)*)\\)");
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

  public NamedFault {
    issues = List.copyOf(issues);
  }

  /**
   * All faults, in the module's order.
   *
   * @throws BadConfiguration if a line of the set is none of a fault
   */
  public static List<NamedFault> of(SpecDirectory directory) {
    Path module = directory.path().resolve(MODULE);
    List<String> lines = lines(module);
    int line = lines.indexOf(BEGIN) + 1;
    List<NamedFault> faults = new ArrayList<>();
    boolean last = line == 0;
    while (!last && line < lines.size()) {
      Matcher fault = LINE.matcher(lines.get(line));
      if (!fault.matches()) {
        throw new BadConfiguration(
            module,
            line + 1,
            "no fault: " + lines.get(line).strip(),
            "write \"name\",  \\* what is wrong (golang/go#N)");
      }
      faults.add(of(fault.group(1), fault.group(3).strip()));
      last = fault.group(2).equals("}");
      line++;
    }
    if (!last || faults.isEmpty()) {
      throw new BadConfiguration(module, 0, "no set of faults", "begin it with " + BEGIN);
    }
    return List.copyOf(faults);
  }

  private static NamedFault of(String name, String comment) {
    Matcher recreates = ISSUES.matcher(comment);
    if (!recreates.matches()) {
      return new NamedFault(name, comment, List.of());
    }
    List<Integer> issues = new ArrayList<>();
    Matcher number = NUMBER.matcher(recreates.group(2));
    while (number.find()) {
      issues.add(Integer.valueOf(number.group(1)));
    }
    return new NamedFault(name, recreates.group(1), issues);
  }

  private static List<String> lines(Path module) {
    try {
      return Files.readAllLines(module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
