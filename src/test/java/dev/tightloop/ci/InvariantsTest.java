package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tightloop.ci.catalogue.CatalogueJson;
import dev.tightloop.ci.catalogue.CataloguePage;
import dev.tightloop.ci.catalogue.Claim;
import dev.tightloop.ci.catalogue.Claims;
import dev.tightloop.properties.invariants.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that are made from the catalogue. */
final class InvariantsTest {

  private static final String ADVICE = "stale: run ./tightloop invariants --write";
  private static final Pattern LINK = Pattern.compile("\\]\\((?!#)([^)]+)\\)");

  private static String file(String name) throws IOException {
    return Files.readString(Root.PATH.resolve(name));
  }

  @Test
  void thePagesAreWhatTheCatalogueSaysToday() throws IOException {
    List<Claim> claims = Claims.of(Root.PATH);
    assertEquals(new CataloguePage(claims).text(), file(InvariantsCommand.PAGE), ADVICE);
    assertEquals(CatalogueJson.text(claims), file(InvariantsCommand.JSON), ADVICE);
  }

  @Test
  void anEntryThatHasChangedMakesThePagesStale() throws IOException {
    List<Claim> claims = new ArrayList<>(Claims.of(Root.PATH));
    Claim first = claims.get(1);
    assertFalse(first.killers().isEmpty());
    claims.set(1, new Claim(first.entry(), List.of(), first.findings()));
    assertNotEquals(new CataloguePage(claims).text(), file(InvariantsCommand.PAGE));
    assertNotEquals(CatalogueJson.text(claims), file(InvariantsCommand.JSON));
  }

  @Test
  void whatThePageLinksToExists() throws IOException {
    Matcher link = LINK.matcher(file(InvariantsCommand.PAGE));
    assertTrue(link.find());
    do {
      Path target = Root.PATH.resolve("docs").resolve(link.group(1));
      assertTrue(Files.exists(target), link.group(1));
    } while (link.find());
  }

  @Test
  void whatNothingViolatesIsNamedAtTheTop() throws IOException {
    List<Claim> claims = Claims.of(Root.PATH);
    Claim killed = claims.stream().filter(c -> !c.killers().isEmpty()).findFirst().orElseThrow();
    String all = new CataloguePage(List.of(killed)).text();
    assertTrue(all.contains("Every claim is violated by something"), all);
    Claim survivor = new Claim(killed.entry(), List.of(), List.of());
    String none = new CataloguePage(List.of(survivor)).text();
    assertTrue(none.contains("Nothing violates [" + killed.entry().id()), none);
  }

  @Test
  void theCommandPrintsThePageAndWritesJson(@TempDir Path directory) throws IOException {
    Path json = directory.resolve("catalogue.json");
    Ran ran = run("invariants", "--json", json.toString());
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().startsWith("# What must hold\n"), ran.out());
    JsonNode claims = new ObjectMapper().readTree(json.toFile());
    assertEquals(Catalogue.entries().size(), claims.size());
    assertEquals("TypeOK", claims.get(0).get("id").asText());
  }

  @Test
  void aFileThatCannotBeWrittenIsOneLine(@TempDir Path directory) {
    Ran ran = run("invariants", "--json", directory.resolve("none/x.json").toString());
    assertEquals(2, ran.exitCode());
    assertEquals(1, ran.err().lines().count(), ran.err());
  }

  private static Ran run(String... arguments) {
    return Ran.tightloop(Root.PATH, new FakeEngines().factory(), arguments);
  }
}
