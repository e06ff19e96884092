package dev.tightloop.ci.catalogue;

import dev.tightloop.ci.part.BinaryPart;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.CatalogueEntry;
import dev.tightloop.properties.invariants.CatalogueEntry.Checker;
import dev.tightloop.properties.registers.WalkFault;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.RegisterFault.Level;
import dev.tightloop.spec.NamedFault;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.TlaSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All claims of a repository. */
public final class Claims {

  /** How a finding says what is violated. */
  private static final Pattern VIOLATED = Pattern.compile("violate `(\\w+)`");

  private Claims() {}

  /** In the catalogue's order. */
  public static List<Claim> of(Path root) throws IOException {
    SpecDirectory spec = new SpecDirectory(root.resolve("spec"));
    List<SpecConfiguration> configurations = spec.configurations();
    Map<String, NamedFault> faults = new HashMap<>();
    NamedFault.of(spec).forEach(fault -> faults.put(fault.name(), fault));
    Map<String, String> findings = findings(root.resolve("docs/findings"));
    List<Claim> claims = new ArrayList<>();
    for (CatalogueEntry entry : Catalogue.entries()) {
      List<Killer> killers = new ArrayList<>();
      for (SpecConfiguration configuration : configurations) {
        if (configuration.expectation().violates().equals(Optional.of(entry.id()))) {
          killers.add(
              new Killer(
                  Optional.of(configuration.name()),
                  names(configuration).map(faults::get).toList()));
        }
      }
      if (entry.checkedBy().contains(Checker.REGISTER_LEVEL)) {
        atTheRegisterLevel(entry.id())
            .map(fault -> new Killer(Optional.empty(), List.of(fault)))
            .forEach(killers::add);
      }
      List<String> about =
          findings.entrySet().stream()
              .filter(page -> page.getValue().equals(entry.id()))
              .map(Map.Entry::getKey)
              .toList();
      claims.add(new Claim(entry, killers, about));
    }
    return claims;
  }

  /**
   * Where programs and the specification's loop run on the core; and no asyncPreempt with a fault
   * is byte for byte Go's.
   */
  private static Stream<NamedFault> atTheRegisterLevel(String id) {
    return Stream.concat(
        Arrays.stream(RegisterFault.values())
            .filter(
                fault ->
                    fault.caughtBy().equals(id)
                        || id.equals(BinaryPart.STUB_PROPERTY) && fault.level() == Level.STUB)
            .map(fault -> new NamedFault(fault.name(), fault.sentence(), fault.issues())),
        Arrays.stream(WalkFault.values())
            .filter(fault -> fault.caughtBy().equals(id))
            .map(fault -> new NamedFault(fault.name(), fault.sentence(), List.of())));
  }

  private static Stream<String> names(SpecConfiguration configuration) {
    return configuration.constants().get("Faults") instanceof TlaSet faults
        ? faults.elements().stream().map(Object::toString)
        : Stream.of();
  }

  /** What each page is about. */
  private static Map<String, String> findings(Path directory) throws IOException {
    Map<String, String> findings = new TreeMap<>();
    try (Stream<Path> pages = Files.list(directory)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        Matcher violated = VIOLATED.matcher(Files.readString(page));
        if (violated.find()) {
          findings.put(page.getFileName().toString(), violated.group(1));
        }
      }
    }
    return findings;
  }
}
