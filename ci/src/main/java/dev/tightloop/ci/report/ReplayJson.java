package dev.tightloop.ci.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tightloop.properties.schedule.Divergence;
import dev.tightloop.properties.schedule.Replayed;
import dev.tightloop.properties.schedule.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A replay for machines. */
public final class ReplayJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReplayJson() {}

  /** What it came to, as JSON text. */
  public static String print(Schedule schedule, Replayed replayed, ExitCode exitCode) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("exitCode", exitCode.number());
    root.put("name", schedule.name());
    root.put("violates", schedule.violates().orElse(null));
    root.put("asRecorded", replayed.divergence().isEmpty());
    root.put("steps", replayed.steps());
    root.put("hashesCompared", replayed.hashesCompared());
    replayed.divergence().ifPresent(each -> divergence(each, root.putObject("divergence")));
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void divergence(Divergence divergence, ObjectNode json) {
    json.put("choice", divergence.choice());
    json.put("expected", divergence.expected());
    json.put("instead", divergence.instead());
    divergence.enabled().forEach(json.putArray("enabled")::add);
  }
}
