package dev.tightloop.ci.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tightloop.properties.invariants.CatalogueEntry;
import dev.tightloop.properties.invariants.CatalogueEntry.Checker;
import dev.tightloop.properties.invariants.GoLine;
import dev.tightloop.spec.NamedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** {@code docs/invariants.json}: an array of all claims. */
public final class CatalogueJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private CatalogueJson() {}

  /** The claims as JSON text. */
  public static String text(List<Claim> claims) {
    ArrayNode root = MAPPER.createArrayNode();
    claims.forEach(claim -> claim(claim, root.addObject()));
    try {
      return MAPPER.writeValueAsString(root).replace(System.lineSeparator(), "\n") + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void claim(Claim claim, ObjectNode json) {
    CatalogueEntry entry = claim.entry();
    json.put("id", entry.id());
    json.put("kind", lowerCase(entry.kind()));
    json.put("subject", lowerCase(entry.subject()));
    entry.module().ifPresent(module -> json.put("module", module));
    json.put("sentence", entry.sentence());
    json.put("why", entry.why());
    ArrayNode lines = json.putArray("reliesOn");
    for (GoLine at : entry.reliesOn()) {
      lines
          .addObject()
          .put("file", at.file())
          .put("line", at.line())
          .put("function", at.function());
    }
    ArrayNode assumptions = json.putArray("assumptions");
    entry.assumptions().forEach(assumptions::add);
    ArrayNode checkers = json.putArray("checkedBy");
    for (Checker checker : Checker.values()) {
      if (entry.checkedBy().contains(checker)) {
        checkers.add(checker.text());
      }
    }
    ArrayNode killers = json.putArray("violatedBy");
    for (Killer killer : claim.killers()) {
      ObjectNode one = killers.addObject();
      killer.configuration().ifPresent(name -> one.put("configuration", name));
      ArrayNode faults = one.putArray("faults");
      for (NamedFault fault : killer.faults()) {
        ObjectNode of = faults.addObject().put("name", fault.name());
        ArrayNode issues = of.putArray("issues");
        fault.issues().forEach(issues::add);
      }
    }
    ArrayNode findings = json.putArray("findings");
    claim.findings().forEach(findings::add);
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
