package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, as far as they go without building anything. */
final class LauncherTest {

  @TempDir private Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"tightloop", "ci/test", "ci/readme", ".ci/run", "ci/go/build"})
  void everyScriptCanBeRunAndParsed(String script) throws IOException {
    Path path = Root.PATH.resolve(script);
    assertTrue(Files.isExecutable(path), script);
    Ran ran = Command.run(Root.PATH, Map.of(), List.of("bash", "-n", path.toString()));
    assertEquals(0, ran.exitCode(), ran.err());
  }

  @Test
  void anOldJavaIsOneLine() throws IOException {
    assertRefused(jdk("11.0.20"), "is Java 11; Tightloop needs a JDK 17 or later");
  }

  @Test
  void aJavaHomeWithoutJavaIsOneLine() throws IOException {
    assertRefused(scratch, "which has no bin/java");
  }

  private void assertRefused(Path javaHome, String says) throws IOException {
    Path link = Files.createSymbolicLink(scratch.resolve("link"), Root.PATH.resolve("tightloop"));
    Ran ran =
        Command.run(
            scratch, Map.of("JAVA_HOME", javaHome.toString()), List.of(link.toString(), "check"));
    assertEquals(70, ran.exitCode(), ran.err());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertTrue(ran.err().contains(says), ran.err());
  }

  private Path jdk(String version) throws IOException {
    Path java = Files.createDirectories(scratch.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 1\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(scratch.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    return scratch.resolve("jdk");
  }
}
