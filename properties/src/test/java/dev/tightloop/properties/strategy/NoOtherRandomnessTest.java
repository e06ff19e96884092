package dev.tightloop.properties.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chance comes from SplitMix64 alone, which has no modulo bias: so says the strategies' source. */
class NoOtherRandomnessTest {

  private static final Path SOURCES =
      Path.of(
          System.getProperty("tightloop.root", ".."),
          "properties/src/main/java/dev/tightloop/properties/strategy");

  /** Other sources of chance, of time and of identity; a remainder of what is drawn. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "java\\.util\\.Random|java\\.util\\.random|SecureRandom|ThreadLocalRandom|Math\\.random"
              + "|UUID|shuffle\\(|hashCode|nanoTime|currentTimeMillis|Instant"
              + "|(random|Random)\\w*(\\.next\\(\\)|\\.below\\([^;]*\\))[^;]*(%|floorMod|emainder)"
              + "|(%|floorMod|emainder)[^;]*\\.(next|below)\\(");

  private static List<String> complaints(String name, String source) {
    List<String> complaints = new ArrayList<>();
    String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
    for (String statement : code.split(";")) {
      if (FORBIDDEN.matcher(statement + ";").find()) {
        complaints.add(name + ": " + statement.strip());
      }
    }
    return complaints;
  }

  @Test
  void strategiesDrawFromSplitMix64Alone() throws IOException {
    List<String> complaints = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        complaints.addAll(complaints(file.getFileName().toString(), read(file)));
      }
    }
    assertEquals(List.of(), complaints);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import java.util.Random;",
        "return (int) (random.next() % count);",
        "return Math.floorMod(random.next(), count);",
        "int at = random.below(100) % count;",
        "Collections.shuffle(steps);",
        "return machine.hashCode();"
      })
  void otherChanceIsFound(String line) {
    assertFalse(complaints("Broken.java", line).isEmpty());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
