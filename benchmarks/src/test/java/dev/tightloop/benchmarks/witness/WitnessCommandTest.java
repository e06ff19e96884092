package dev.tightloop.benchmarks.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.linux.elf.ElfFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WitnessCommandTest {

  private static final byte[] CODE =
      new Assembler(SmallElf.CODE).mov(Gpr.RAX, 56L).nop().raw(0x0f, 0x05).bytes();

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return WitnessCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private Path binary() throws IOException {
    return Files.write(directory.resolve("small"), SmallElf.bytes(CODE));
  }

  @Test
  void agreementIsZeroAndSaysHowFar() throws IOException {
    ElfFile elf = SmallElf.elf(CODE);
    try (FakeGdbServer server = new FakeGdbServer(elf)) {
      int port = server.address().getPort();
      assertEquals(0, run("--gdb", "localhost:" + port, binary().toString()), err.toString());
    }
    assertEquals(
        "agreed: the same after each of 2 instructions, 0 of them system calls.%n2 pages of memory agree.%nEnded: the program starts its first thread.%n"
            .formatted(),
        out.toString());
  }

  @Test
  void aDifferenceIsOne() throws IOException {
    try (FakeGdbServer server = new FakeGdbServer(SmallElf.elf(CODE))) {
      server.lieAfter(1, r -> r.gpr(Gpr.RAX, 57));
      int port = server.address().getPort();
      assertEquals(1, run("--gdb", "localhost:" + port, binary().toString()), err.toString());
    }
    assertTrue(out.toString().contains("RAX: core 0x38, witness 0x39"), out.toString());
  }

  @Test
  void wrongUseIsTwoInOneLine() {
    assertEquals(2, run());
    assertEquals(2, run("--gdb", "nowhere", "/bin/true"));
    assertEquals(2, run("/no/such/file"));
    assertEquals(2, run("--instructions", "-1", "/no/such/file"));
    assertEquals(4, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().lines().allMatch(l -> l.startsWith("benchmarks/witness: ")));
  }

  @Test
  void noWitnessIsThree() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertEquals(3, run("--gdb", "127.0.0.1:" + port, binary().toString()));
    assertEquals(3, run("--qemu", "/no/such/qemu", binary().toString()));
    assertEquals(2, err.toString().lines().count(), err.toString());
  }

  @Test
  void helpIsZero() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("--gdb=HOST:PORT"), out.toString());
  }
}
