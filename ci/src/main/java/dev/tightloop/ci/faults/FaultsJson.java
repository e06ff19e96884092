package dev.tightloop.ci.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tightloop.properties.faults.Finding;
import dev.tightloop.properties.faults.Finding.CannotSee;
import dev.tightloop.properties.faults.Finding.Found;
import dev.tightloop.properties.faults.Finding.Missed;
import dev.tightloop.properties.faults.Finding.Wrong;
import dev.tightloop.properties.faults.MatrixRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The matrix for machines. */
public final class FaultsJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private FaultsJson() {}

  /** The matrix as JSON text. */
  public static String text(List<MatrixRow> rows) {
    ArrayNode all = MAPPER.createArrayNode();
    for (MatrixRow row : rows) {
      ObjectNode json = all.addObject();
      json.put("fault", row.fault().name());
      json.put("sentence", row.fault().sentence());
      ArrayNode issues = json.putArray("issues");
      row.fault().issues().forEach(issues::add);
      row.fault().configuration().ifPresent(spec -> json.put("configuration", spec.name()));
      row.fault().expected().ifPresent(property -> json.put("expected", property));
      row.fault().registers().ifPresent(of -> json.put("expectedOnCore", of.caughtBy()));
      json.put("survives", row.survives());
      row.findings()
          .forEach(
              (finder, finding) ->
                  put(json.putObject(finder.name().toLowerCase(Locale.ROOT)), finding));
    }
    try {
      return MAPPER.writeValueAsString(all) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ObjectNode json, Finding finding) {
    json.put("found", finding instanceof Found);
    if (finding instanceof Found found) {
      json.put("searched", found.searched());
      json.put("steps", found.length());
    } else if (finding instanceof Missed missed) {
      json.put("searched", missed.searched());
    } else if (finding instanceof Wrong wrong) {
      json.put("wrong", wrong.what());
    } else if (finding instanceof CannotSee cannot) {
      json.put("cannotSee", cannot.why());
    }
  }
}
