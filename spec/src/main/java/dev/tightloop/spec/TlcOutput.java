package dev.tightloop.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands what TLC prints while it checks a configuration, and makes a result of it. */
final class TlcOutput {

  private static final Pattern COUNTS =
      Pattern.compile(
          "([\\d,]+) states generated.*?([\\d,]+) distinct states found", Pattern.DOTALL);
  private static final Pattern PROGRESS = Pattern.compile("Progress\\(([\\d,]+)\\)");
  private static final Pattern DEPTH = Pattern.compile("graph search is ([\\d,]+)");
  private static final Pattern VIOLATED =
      Pattern.compile("(?:Invariant|property|Property) (\\w+) (?:is|was) violated");
  private static final Pattern TAKEN =
      Pattern.compile("<(\\w+) line .* of module (\\w+)(?: \\([\\d ]+\\))?>: [\\d,]+:([\\d,]+)");
  private static final Pattern HEADING = Pattern.compile("\\d+: (?:<(\\S+) ?.*>|(Stuttering).*)");
  private static final Pattern BACK = Pattern.compile("(\\d+): Back to state.*", Pattern.DOTALL);

  private final SpecConfiguration configuration;
  private final Consumer<String> progress;
  private final TlcMessages messages = new TlcMessages();
  private final List<TraceStep> trace = new ArrayList<>();
  private final Map<SpecAction, Long> taken = new LinkedHashMap<>();

  private TlcOutcome outcome;
  private long generated;
  private long distinct;
  private int depth;
  private int lassoStart = -1;

  TlcOutput(SpecConfiguration configuration, Consumer<String> progress) {
    this.configuration = configuration;
    this.progress = progress;
  }

  synchronized void line(String line) {
    TlcMessages.Message message = messages.line(line);
    if (message != null) {
      message(message.code(), message.text());
    }
  }

  /** The result so far; what TLC has not said yet counts as an error. */
  synchronized TlcResult result(Duration duration) {
    TlcOutcome known = outcome == null ? new TlcOutcome.Failed(messages.complaint()) : outcome;
    return new TlcResult(known, generated, distinct, depth, trace, lassoStart, actions(), duration);
  }

  /** The result of a run that was ended from outside. */
  synchronized TlcResult timedOut(Duration limit, Duration duration) {
    TlcOutcome late = new TlcOutcome.TimedOut(limit);
    return new TlcResult(late, generated, distinct, depth, trace, lassoStart, actions(), duration);
  }

  /** The codes of {@code tlc2.output.EC}. */
  private void message(int code, String text) {
    switch (code) {
      case 2107, 2108 -> { // TLC_INVARIANT_ and TLC_PROPERTY_VIOLATED_INITIAL, with the state
        violated(text);
        trace.add(new TraceStep("Init", text.substring(text.indexOf('\n') + 1)));
      }
      case 2110, 2112, 2116 -> violated(text); // TLC_..._VIOLATED_...
      case 2114 -> outcome = new TlcOutcome.Violated("Deadlock"); // TLC_DEADLOCK_REACHED
      case 2193 -> outcome = new TlcOutcome.Holds(); // TLC_SUCCESS
      case 2199, 2200 -> counts(text); // TLC_STATS, TLC_PROGRESS_STATS
      case 2194 -> depth(DEPTH, text); // TLC_SEARCH_DEPTH
      case 2192, 2267 -> progress.accept(text); // TLC_CHECKING_TEMPORAL_PROPS and its end
      case 2217, 2218 -> step(text); // TLC_STATE_PRINT2, TLC_STATE_PRINT3
      case 2201 -> taken.clear(); // TLC_COVERAGE_START
      case 2772 -> taken(text); // TLC_COVERAGE_NEXT
      case 2122 -> { // TLC_BACK_TO_STATE
        Matcher back = BACK.matcher(text);
        lassoStart = back.lookingAt() ? Integer.parseInt(back.group(1)) - 1 : -1;
      }
      default -> {}
    }
  }

  private void violated(String text) {
    if (outcome == null) {
      Matcher named = VIOLATED.matcher(text);
      outcome = new TlcOutcome.Violated(named.find() ? named.group(1) : someProperty());
    }
  }

  /** TLC 2.18 says "Temporal properties were violated." and does not say which. */
  private String someProperty() {
    List<String> properties = configuration.properties();
    return properties.size() == 1 ? properties.get(0) : "one of " + String.join(", ", properties);
  }

  private void counts(String text) {
    Matcher counts = COUNTS.matcher(text);
    if (counts.find()) {
      generated = number(counts.group(1));
      distinct = number(counts.group(2));
    }
    if (depth(PROGRESS, text)) {
      progress.accept(text);
    }
  }

  private boolean depth(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.find()) {
      depth = (int) number(matcher.group(1));
      return true;
    }
    return false;
  }

  private void taken(String text) {
    Matcher count = TAKEN.matcher(text);
    if (count.lookingAt()) {
      SpecAction action = new SpecAction(count.group(1), count.group(2), 0);
      taken.merge(action, number(count.group(3)), Long::sum);
    }
  }

  private List<ActionCount> actions() {
    return taken.entrySet().stream()
        .map(e -> new ActionCount(e.getKey().name(), e.getKey().module(), e.getValue()))
        .toList();
  }

  private void step(String text) {
    int end = text.indexOf('\n');
    String heading = (end < 0 ? text : text.substring(0, end)).strip();
    String state = end < 0 ? "" : text.substring(end + 1).strip();
    Matcher matcher = HEADING.matcher(heading);
    if (!matcher.matches()) {
      return;
    }
    if (matcher.group(2) != null) {
      lassoStart = trace.size() - 1;
      trace.add(new TraceStep("Stuttering", trace.isEmpty() ? "" : last().state()));
    } else {
      trace.add(
          new TraceStep(matcher.group(1).equals("Initial") ? "Init" : matcher.group(1), state));
    }
  }

  private TraceStep last() {
    return trace.get(trace.size() - 1);
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }
}
