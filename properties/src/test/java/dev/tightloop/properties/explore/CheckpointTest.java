package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  void aCheckpointOfAnotherProgramIsRefused() throws InterruptedException, IOException {
    save();
    byte[] bytes = Files.readAllBytes(file());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(Checkpoint.CODE) + Checkpoint.CODE.length();
    bytes[at] = (byte) (bytes[at] == '1' ? '2' : '1');
    Files.write(file(), bytes);
    assertRefused("another version of this program", NAME);
  }

  @Test
  void aCheckpointThatClaimsTooManyStatesIsRefusedBeforeThereIsRoomForThem()
      throws InterruptedException, IOException {
    save();
    byte[] bytes = Files.readAllBytes(file());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int identity = text.indexOf(NAME);
    int at = identity + ByteBuffer.wrap(bytes).getShort(identity - 2);
    ByteBuffer.wrap(bytes).putLong(at + Integer.BYTES + Long.BYTES, Long.MAX_VALUE / 2);
    Files.write(file(), bytes);
    assertRefused("is damaged", NAME);
  }

  @Test
  void aCheckpointThatTheMemoryDoesNotSufficeForIsRefused() throws InterruptedException {
    Task task = Task.of(Configurations.task("ThreeGoroutines").configuration());
    new Explorer(task, options().memory(16 << 20).checkpoint(directory, Duration.ofDays(1))).run();
    Explorer smaller = new Explorer(task, options().memory(8 << 20).resume(directory));
    String refused = assertThrows(BadCheckpoint.class, smaller::run).getMessage();
    assertTrue(refused.contains("too many for the memory"), refused);
    Explorer same = new Explorer(task, options().memory(16 << 20).resume(directory));
    assertInstanceOf(Outcome.Stopped.class, same.run().outcome());
  }

  @Test
  void twoSearchesDoNotSaveToOneDirectory() throws InterruptedException {
    Options saving = options().checkpoint(directory, Duration.ofDays(1));
    CheckpointDirectory held = new CheckpointDirectory(directory);
    Explorer second = new Explorer(Configurations.task(NAME), saving);
    String refused = assertThrows(BadCheckpoint.class, second::run).getMessage();
    assertTrue(refused.contains("another search saves here"), refused);
    held.close();
    new Explorer(Configurations.task(NAME), saving).run();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsSaidBeforeTheSearch() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Options saving = options().checkpoint(file.resolve("below"), Duration.ofDays(1));
    Explorer explorer = new Explorer(Configurations.task(NAME), saving);
    assertThrows(BadCheckpoint.class, explorer::run);
    assertEquals(0, explorer.progress().distinct());
  }

  @Test
  void aJarHasTheChecksumsOfWhatItWasMadeOf() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes/a"));
    byte[] content = {1, 2, 3};
    Files.write(classes.resolve("B.class"), content);
    Path jar = directory.resolve("a.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("a/B.class"));
      zip.write(content);
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
    }
    Map<String, Long> sums = CodeIdentity.sums(classes.getParent());
    assertEquals(Set.of("a/B.class"), sums.keySet());
    assertEquals(sums, CodeIdentity.sums(jar));
    content[0]++;
    Files.write(classes.resolve("B.class"), content);
    assertNotEquals(sums, CodeIdentity.sums(classes.getParent()));
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
    assertEquals(whole.evaluations(), resumed.evaluations());
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
