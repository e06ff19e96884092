package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.gobinary.GoPrograms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bad input is one line that says what is wrong, and exit code 2. */
final class BadUsageTest {

  private static final int HEADER = 64;
  private static final short X86_64 = 62;
  private static final short AARCH64 = 183;

  @TempDir private Path root;

  private final FakeEngines engines = new FakeEngines();

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                        | no command",
        "chekc                                     | chekc",
        "check --frobnicate                        | --frobnicate",
        "check extra                               | extra",
        "check --config Nowhere                    | no configuration Nowhere; there are Big, Fault",
        "check --fault none                        | no fault none; there are signalPendingNever",
        "check --suite deep                        | 'deep'",
        "check --time soon                         | 'soon'",
        "check --time -5                           | -5",
        "check --time 0                            | 1 to ",
        "check --time 99999999999                  | '99999999999'",
        "check --time                              | --time",
        "check --time 5 --time 6                   | --time",
        "check --seed one                          | 'one'",
        "check --workers 0                         | --workers",
        "check --tla2tools nowhere.jar             | nowhere.jar",
        "check --tla2tools README.md | no jar with TLC in it",
        "check --json /nonexistent/result.json     | no directory /nonexistent",
        "faults --json /nonexistent/result.json    | no directory /nonexistent",
        "invariants --json /nonexistent/all.json   | no directory /nonexistent",
        "check --json /                            | --json",
        "check --binary /nonexistent/program       | /nonexistent/program: no such file",
        "check --expect-violation AckSond         | no property AckSond; nearest of ",
        "explore TakeTurns --expect-violation none | no property none; nearest of ",
        "fuzz --save pom.xml/schedules             | --save: cannot make the directory pom.xml/sch",
        "fuzz --save /nonexistent/one.json         | --save: cannot write /nonexistent/one.json: no ",
        "live --save pom.xml                       | --save: cannot make the directory pom.xml",
        "explore --save target/nowhere/one.json    | no directory ",
        "fuzz --expect-violation none              | no property none; nearest of ",
        "vacuity --states 0                        | --states must be at least 1",
        "history nothing                           | 'nothing' is no number",
        "explore --memory 3                        | no size 3",
        "explore --threads 0                       | --threads",
        "explore --reduction all                   | 'all'",
        "explore --frobnicate                      | --frobnicate",
        "check --binary /                          | /: a directory",
      })
  void badUsageIsOneLine(String commandLine, String says) {
    assertComplains(says, commandLine.isEmpty() ? new String[0] : commandLine.split(" +"));
  }

  @Test
  void aTextFileIsNoExecutable() throws IOException {
    assertBadBinary(file("#!/bin/sh\necho hello\n".getBytes()), "ELF");
  }

  @Test
  void anEmptyFileIsNoExecutable() throws IOException {
    assertBadBinary(file(new byte[0]), "empty");
  }

  @Test
  void anExecutableOfAnotherMachineIsRefused() throws IOException {
    assertBadBinary(file(header(AARCH64)), "amd64");
  }

  @Test
  void aTruncatedExecutableIsRefused() throws IOException {
    assertBadBinary(file(header(X86_64)), "program: ");
    assertBadBinary(file(Arrays.copyOf(header(X86_64), 40)), "program: ");
  }

  @Test
  void aTruncatedGoExecutableIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(GoPrograms.program("tightloop"));
    for (int length : new int[] {100, 5_000, whole.length / 2, whole.length - 1}) {
      assertBadBinary(file(Arrays.copyOf(whole, length)), "program: ");
    }
  }

  @Test
  void anExecutableWithoutOneOfTheFunctionsIsRefused() throws IOException {
    byte[] content = Files.readAllBytes(GoPrograms.program("tightloop"));
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String renamed = text.replace("main.tightloop", "main.nightloop");
    assertBadBinary(
        file(renamed.getBytes(StandardCharsets.ISO_8859_1)), "has no function main.tightloop");
  }

  @Test
  void aLineBreakInAFileNameDoesNotBreakTheLine() {
    assertComplains("no such file", "check", "--binary", "/nonexistent/two\nlines");
  }

  private void assertBadBinary(Path binary, String says) {
    assertComplains(says, "check", "--binary", binary.toString());
  }

  private void assertComplains(String says, String... arguments) {
    Ran ran = Ran.tightloop(root, engines.factory(), arguments);
    assertEquals(2, ran.exitCode(), ran.err());
    assertEquals("", ran.out());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertTrue(ran.err().startsWith("tightloop"), ran.err());
    assertTrue(ran.err().contains(says), ran.err());
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(root.resolve("program"), content);
  }

  /** The header of an executable of this machine, whose tables are not there. */
  private static byte[] header(short machine) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    header.putShort((short) 2).putShort(machine).putInt(1).putLong(0x401000);
    header.putLong(HEADER).putLong(0).putInt(0);
    header.putShort((short) HEADER).putShort((short) 56).putShort((short) 2);
    return header.array();
  }
}
