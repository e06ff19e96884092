package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that was cut off goes on to where it would have come. */
final class CheckpointTest {

  private static final String NAME = "Cooperative";
  private static final long MEMORY = 64 << 20;

  private static Exploration whole;

  @TempDir private Path directory;

  @BeforeAll
  static void exploreWithoutACheckpoint() throws InterruptedException {
    whole = new Explorer(Configurations.task(NAME), options()).run();
  }

  /** The child process: saves after every block. */
  public static void main(String[] arguments) throws InterruptedException {
    Options saving = options().checkpoint(Path.of(arguments[0]), Duration.ZERO);
    new Explorer(Configurations.task(NAME), saving).run();
  }

  @Test
  void aKilledProcessLosesNothing() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CheckpointTest.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
    while (child.isAlive() && !Files.exists(file())) {
      Thread.onSpinWait();
    }
    child.destroyForcibly().waitFor();
    assertTrue(Files.exists(file()), () -> text(directory.resolve("output")));
    assertGoesOn();
  }

  @Test
  void anInterruptedSearchIsSaved() throws InterruptedException {
    Explorer explorer =
        new Explorer(
            Configurations.task(NAME), options().checkpoint(directory, Duration.ofDays(1)));
    Thread interrupting =
        new Thread(
            () -> {
              while (explorer.progress().distinct() < whole.distinct() / 3) {
                Thread.onSpinWait();
              }
              explorer.interrupt();
            });
    interrupting.start();
    Exploration half = explorer.run();
    interrupting.join();
    assertInstanceOf(Outcome.Stopped.class, half.outcome());
    assertTrue(half.distinct() < whole.distinct(), half.toString());
    assertGoesOn();
  }

  @Test
  void aViolationIsFoundAfterGoingOn() throws InterruptedException {
    String faulty = "CThreadNeedmClears";
    Explorer explorer =
        new Explorer(Configurations.task(faulty), options().checkpoint(directory, Duration.ZERO));
    explorer.interrupt();
    assertInstanceOf(Outcome.Stopped.class, explorer.run().outcome());
    Exploration resumed =
        new Explorer(Configurations.task(faulty), options().resume(directory)).run();
    Exploration atOnce = new Explorer(Configurations.task(faulty), options()).run();
    assertEquals(atOnce.distinct(), resumed.distinct());
    assertEquals(atOnce.outcome().toString(), resumed.outcome().toString());
  }

  @Test
  void aCheckpointOfAnotherTaskIsRefused() throws InterruptedException {
    save();
    assertRefused("is of another search", "Smallest");
  }

  @Test
  void aDamagedCheckpointIsRefused() throws InterruptedException, IOException {
    save();
    byte[] bytes = Files.readAllBytes(file());
    for (int at : new int[] {bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file(), damaged);
      assertRefused("", NAME);
    }
    Files.write(file(), Arrays.copyOf(bytes, bytes.length - 9));
    assertRefused("ends too early", NAME);
    Files.writeString(file(), "something quite different");
    assertRefused("no checkpoint", NAME);
  }

  @Test
  void aCheckpointThatIsNotThereIsMissed() {
    assertRefused("does not exist", NAME);
  }

  private void save() throws InterruptedException {
    Explorer explorer =
        new Explorer(Configurations.task(NAME), options().checkpoint(directory, Duration.ZERO));
    explorer.interrupt();
    explorer.run();
  }

  private void assertRefused(String says, String name) {
    Explorer explorer = new Explorer(Configurations.task(name), options().resume(directory));
    BadCheckpoint refused = assertThrows(BadCheckpoint.class, explorer::run);
    assertTrue(refused.getMessage().contains(says), refused.getMessage());
    assertTrue(refused.getMessage().startsWith(file().toString()), refused.getMessage());
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
  }

  private void assertGoesOn() throws InterruptedException {
    Exploration resumed =
        new Explorer(Configurations.task(NAME), options().resume(directory)).run();
    assertEquals(whole.distinct(), resumed.distinct());
    assertEquals(whole.generated(), resumed.generated());
    assertEquals(whole.depth(), resumed.depth());
    assertEquals(whole.outcome(), resumed.outcome());
  }

  private Path file() {
    return directory.resolve("checkpoint");
  }

  private static Options options() {
    return Options.defaults().threads(2).memory(MEMORY);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
