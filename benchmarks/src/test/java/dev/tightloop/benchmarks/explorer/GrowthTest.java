package dev.tightloop.benchmarks.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of growth has what was measured, and bad usage is one line. */
final class GrowthTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void theTableHasARowAndThePictureIsThere() throws IOException {
    Path picture = directory.resolve("growth.svg");
    assertEquals(
        0, run("--threads", "1", "--most", "1", "--picture", picture.toString()), err::toString);
    assertTrue(out.toString().contains("| 164,109 | 163 |"), out.toString());
    assertTrue(Files.readString(picture).startsWith("<svg"));
  }

  @Test
  void badUsageIsOneLine() {
    assertEquals(2, run("--threads", "0"));
    assertEquals(2, run("--most", "0"));
    assertEquals(2, run("--picture", directory.resolve("nowhere/growth.svg").toString()));
    assertEquals(3, err.toString().lines().count(), err.toString());
  }

  private int run(String... arguments) {
    return Growth.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
