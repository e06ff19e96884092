package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that shows how to add an instruction says what the sources say. */
class AddingAnInstructionTest {
  private static final Path PAGE = Path.of("../docs/adding-an-instruction.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS =
      Pattern.compile("`(?:translate/)?([A-Z][A-Za-z]+)(?:\\.java)?`");
  private static final Pattern PROPERTY = Pattern.compile("-D(tightloop\\.[a-z]+)");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "`([0-9a-f ]+)` is `([^`]+)`\\. With RAX = (0x[0-9a-f]+) and RDX = (0x[0-9a-f]+) it leaves\n"
              + "RAX = (0x[0-9a-f]+)");

  private static String page;

  /** Names and texts of all sources of this module. */
  private static final List<Path> FILES = new ArrayList<>();

  private static final StringBuilder TEXT = new StringBuilder();

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PAGE);
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      sources.filter(file -> file.toString().endsWith(".java")).sorted().forEach(FILES::add);
    }
    for (Path file : FILES) {
      TEXT.append(Files.readString(file));
    }
  }

  @Test
  void everyQuotedPieceOfCodeIsInTheSources() {
    Matcher block = JAVA.matcher(page);
    int blocks = 0;
    while (block.find()) {
      assertTrue(TEXT.indexOf(block.group(1)) >= 0, "not in the sources:\n" + block.group(1));
      blocks++;
    }
    assertEquals(3, blocks);
  }

  @Test
  void everyClassThatIsNamedExists() {
    Set<String> names = new HashSet<>();
    FILES.forEach(file -> names.add(file.getFileName().toString().replace(".java", "")));
    Matcher name = CLASS.matcher(page);
    int found = 0;
    while (name.find()) {
      if (!name.group(1).equals(name.group(1).toUpperCase(java.util.Locale.ROOT))) {
        assertTrue(names.contains(name.group(1)), name.group(1));
        found++;
      }
    }
    assertTrue(found > 15, found + " names");
  }

  @Test
  void everySystemPropertyIsRead() {
    Matcher property = PROPERTY.matcher(page);
    int found = 0;
    while (property.find()) {
      assertTrue(TEXT.indexOf('"' + property.group(1) + '"') >= 0, property.group(1));
      found++;
    }
    assertTrue(found >= 3, found + " properties");
  }

  @Test
  void theExampleIsWhatTheCoreDoes() {
    Matcher example = EXAMPLE.matcher(page);
    assertTrue(example.find());
    Memory memory = new Memory();
    memory.map(0x1000, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(0x1000, HexFormat.ofDelimiter(" ").parseHex(example.group(1)));
    Cpu cpu = new Cpu(memory);
    cpu.registers().rip(0x1000);
    cpu.registers().gpr(Gpr.RAX, Long.decode(example.group(3)));
    cpu.registers().gpr(Gpr.RDX, Long.parseUnsignedLong(example.group(4).substring(2), 16));
    assertEquals(example.group(2), cpu.instruction().toString());
    cpu.step();
    assertEquals(Long.decode(example.group(5)), cpu.registers().gpr(Gpr.RAX));
    assertTrue((cpu.registers().rflags() & Flags.CF) != 0);
  }
}
