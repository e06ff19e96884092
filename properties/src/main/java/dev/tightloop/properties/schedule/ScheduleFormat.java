package dev.tightloop.properties.schedule;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.tightloop.spec.KnownNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Schedules as JSON text; see docs/schedule-format.md. The same schedule is the same bytes on every
 * machine. Reading is strict: what is not as this version has it is refused.
 */
public final class ScheduleFormat {

  /** What each file says it is. */
  static final String FORMAT = "tightloop schedule";

  /** The version that is written, and the only one so far. */
  static final int VERSION = 1;

  private static final Pattern MISSING = Pattern.compile("Missing creator property '(\\w+)'.*");

  /** Advice for whoever can change the reader. */
  private static final Pattern OF_JACKSON = Pattern.compile(" \\(but .* enabled.*\\)$");

  private static final JsonMapper MAPPER = mapper();

  private ScheduleFormat() {}

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL));
    List<CoercionInputShape> scalars =
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    for (CoercionInputShape scalar : scalars) {
      builder.withCoercionConfig(
          LogicalType.Textual, config -> config.setCoercion(scalar, CoercionAction.Fail));
    }
    return builder.build();
  }

  /** The text, every line of it ended. */
  public static String print(Schedule schedule) {
    return ScheduleLayout.of(MAPPER.valueToTree(ScheduleFile.of(schedule)));
  }

  /**
   * The schedule that a text says.
   *
   * @throws BadSchedule if it says none that this version knows
   */
  public static Schedule read(String text) {
    try {
      JsonNode whole = MAPPER.readTree(text);
      Class<? extends ScheduleFile> kind = kind(whole);
      Schedule schedule = MAPPER.readValue(text, kind).schedule();
      new ScheduleRules(schedule).check();
      return schedule;
    } catch (JsonEOFException e) {
      throw new BadSchedule(place(e), "the file ends too early", "get it whole");
    } catch (JsonProcessingException e) {
      throw bad(e);
    }
  }

  /** Says what the file is, before anything else in it is looked at. */
  private static Class<? extends ScheduleFile> kind(JsonNode whole) {
    if (!whole.path("format").asText().equals(FORMAT)) {
      throw new BadSchedule(
          "$.format",
          "is %s and not \"%s\"".formatted(shown(whole, "format"), FORMAT),
          "name a file that tightloop has written");
    }
    JsonNode version = whole.path("formatVersion");
    if (!version.isInt() || version.intValue() != VERSION) {
      throw new BadSchedule(
          "$.formatVersion",
          "is %s; this tightloop reads %d".formatted(shown(whole, "formatVersion"), VERSION),
          version.isInt() && version.intValue() > VERSION
              ? "take the tightloop that wrote the file, or a later one"
              : "name a file that tightloop has written");
    }
    return switch (whole.path("target").asText()) {
      case ScheduleFile.MODEL -> ScheduleFile.OfModel.class;
      case ScheduleFile.REGISTERS -> ScheduleFile.OfRegisters.class;
      default ->
          throw new BadSchedule(
              "$.target",
              "is " + shown(whole, "target"),
              "there are %s and %s".formatted(ScheduleFile.MODEL, ScheduleFile.REGISTERS));
    };
  }

  private static String shown(JsonNode whole, String field) {
    return whole.has(field) ? whole.get(field).toString() : "missing";
  }

  private static BadSchedule bad(JsonProcessingException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    String problem = OF_JACKSON.matcher(message).replaceFirst("");
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
      String name = unknown.getPropertyName();
      return new BadSchedule(place(e), "unknown field " + name, KnownNames.advice(name, known));
    }
    if (problem.startsWith("Trailing token")) {
      return new BadSchedule(place(e), "something follows the schedule", "leave it out");
    }
    Matcher missing = MISSING.matcher(problem);
    if (missing.matches()) {
      return new BadSchedule(
          place(e), "no field " + missing.group(1), "write it as docs/schedule-format.md has it");
    }
    return new BadSchedule(place(e), problem, "see docs/schedule-format.md");
  }

  /** {@code $.choices[3].enabled, line 41}. */
  private static String place(JsonProcessingException e) {
    StringBuilder path = new StringBuilder();
    if (e instanceof JsonMappingException mapping) {
      path.append('$');
      for (JsonMappingException.Reference each : mapping.getPath()) {
        path.append(
            each.getFieldName() == null ? "[" + each.getIndex() + "]" : "." + each.getFieldName());
      }
      path.append(", ");
    }
    return e.getLocation() == null
        ? path.append("somewhere").toString()
        : path.append("line ").append(e.getLocation().getLineNr()).toString();
  }
}
