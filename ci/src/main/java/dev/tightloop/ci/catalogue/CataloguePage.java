package dev.tightloop.ci.catalogue;

import dev.tightloop.properties.invariants.CatalogueEntry;
import dev.tightloop.properties.invariants.CatalogueEntry.Checker;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import dev.tightloop.properties.invariants.GoLine;
import dev.tightloop.spec.NamedFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/invariants.md}. */
public final class CataloguePage {

  private static final String HEAD =
      """
      # What must hold

      Made by `./tightloop invariants --write` from the classes in
      `properties/src/main/java/dev/tightloop/properties/invariants`; a test fails when this page is older than they are.
      [invariants.json](invariants.json) says the same to machines.

      Each claim is one class and, unless only machine code shows it, one operator of the same name in the TLA+ module that
      its section names. *Always* is true in every state, or of every step; *eventually* comes true in every fair behaviour;
      *reachable* must have been seen to happen. What violates a claim on purpose is a seeded fault in a configuration that
      must fail; where no fault is named, Go 1.19 itself does not keep the claim, or the configuration breaks an assumption.
      Lines are those of Go 1.19.8, below `src/`.
      """;

  private static final String REGISTERS = "Registers and stacks";

  private final List<Claim> claims;

  public CataloguePage(List<Claim> claims) {
    this.claims = List.copyOf(claims);
  }

  /** The page. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    lines.add(survivors());
    Map<String, List<Claim>> sections = new LinkedHashMap<>();
    for (Claim claim : claims) {
      sections
          .computeIfAbsent(claim.entry().module().orElse(REGISTERS), key -> new ArrayList<>())
          .add(claim);
    }
    lines.add("");
    lines.add("| section | claims |");
    lines.add("|---|---|");
    sections.forEach(
        (section, of) ->
            lines.add(
                "| [%s](#%s) | %s |"
                    .formatted(section, anchor(section), joined(of.stream().map(this::link)))));
    sections.forEach((section, of) -> section(section, of, lines));
    return String.join("\n", lines) + "\n";
  }

  /** Those that nothing violates: nobody knows whether they could be. */
  private String survivors() {
    List<Claim> without =
        claims.stream().filter(claim -> claim.killers().isEmpty() && !isCounted(claim)).toList();
    return without.isEmpty()
        ? "Every claim is violated by something that must violate it."
        : "Nothing violates "
            + joined(without.stream().map(this::link))
            + ": nobody has shown that these can fail.";
  }

  /** Whether a run that does not see it is inconclusive: then nothing need violate anything. */
  private static boolean isCounted(Claim claim) {
    return claim.entry().kind() == Kind.REACHABLE && claim.entry().subject() == Subject.REGISTERS;
  }

  private String link(Claim claim) {
    return "[%s](#%s)".formatted(claim.entry().id(), anchor(claim.entry().id()));
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining(", "));
  }

  private void section(String section, List<Claim> of, List<String> lines) {
    lines.add("");
    lines.add("## " + section);
    if (!section.equals(REGISTERS)) {
      lines.add("");
      lines.add("[spec/%s.tla](../spec/%s.tla)".formatted(section, section));
    }
    for (Claim claim : of) {
      claim(claim, lines);
    }
  }

  private static void claim(Claim claim, List<String> lines) {
    CatalogueEntry entry = claim.entry();
    lines.add("");
    lines.add("### " + entry.id());
    lines.add("");
    lines.add("**" + entry.sentence() + "**");
    lines.add("");
    lines.add(entry.why());
    lines.add("");
    lines.add("- " + kind(entry) + "; checked by " + checkers(entry));
    lines.add("- relied on by " + joined(entry.reliesOn().stream().map(CataloguePage::line)));
    for (String assumption : entry.assumptions()) {
      lines.add("- assumes: " + assumption);
    }
    if (isCounted(claim)) {
      lines.add("- counted by `./tightloop check`: a run that does not see it is inconclusive");
    } else if (claim.killers().isEmpty()) {
      lines.add("- violated by nothing");
    } else {
      lines.add("- violated by");
      claim.killers().forEach(killer -> lines.add("  - " + killer(killer)));
    }
    if (!claim.findings().isEmpty()) {
      lines.add(
          "- findings: "
              + joined(
                  claim.findings().stream()
                      .map(page -> "[%s](findings/%s)".formatted(page.replace(".md", ""), page))));
    }
  }

  private static String kind(CatalogueEntry entry) {
    if (entry.kind() == Kind.EVENTUALLY) {
      return "eventually";
    }
    if (entry.kind() == Kind.REACHABLE) {
      return "reachable";
    }
    return switch (entry.subject()) {
      case STATES -> "always, in every state";
      case STEPS -> "always, of every step";
      case BEHAVIOURS -> "always";
      case REGISTERS -> "always, of every instruction";
    };
  }

  private static String checkers(CatalogueEntry entry) {
    List<String> names = new ArrayList<>();
    for (Checker checker : Checker.values()) {
      if (entry.checkedBy().contains(checker)) {
        names.add(checker.text());
      }
    }
    return String.join(", ", names);
  }

  private static String line(GoLine at) {
    return "`%s` (`%s:%d`)".formatted(at.function(), at.file(), at.line());
  }

  private static String killer(Killer killer) {
    String where =
        killer
            .configuration()
            .map(name -> "[%s](../spec/%s.cfg)".formatted(name, name))
            .orElse("the register level");
    return killer.faults().isEmpty()
        ? where + ", without a fault"
        : where + ": " + joined(killer.faults().stream().map(CataloguePage::fault));
  }

  private static String fault(NamedFault fault) {
    String issues =
        fault.issues().isEmpty()
            ? ""
            : " (" + joined(fault.issues().stream().map(issue -> "golang/go#" + issue)) + ")";
    return "`%s`, %s%s".formatted(fault.name(), fault.sentence(), issues);
  }
}
