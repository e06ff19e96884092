package dev.tightloop.benchmarks.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tightloop.benchmarks.BuiltPrograms;
import dev.tightloop.benchmarks.GuestProgram;
import dev.tightloop.benchmarks.witness.Agreement.Verdict;
import dev.tightloop.linux.elf.ElfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The start of a real Go program, in lockstep with QEMU. */
final class QemuTest {

  private static final Path QEMU = Path.of("/usr/bin/qemu-x86_64");
  private static final int INSTRUCTIONS = 3000;

  @BeforeEach
  void needsQemu() {
    assumeTrue(Files.isExecutable(QEMU), "needs " + QEMU + " of Debian's qemu-user");
  }

  @Test
  void theCoreDoesWhatQemuDoes() throws IOException, InterruptedException {
    Path program = GuestProgram.COUNTING.executable(BuiltPrograms.directory());
    try (Qemu process = new Qemu(QEMU.toString(), program, List.of("1"));
        GdbTarget witness = process.connect()) {
      Agreement agreement = new Lockstep(ElfFile.open(program), witness).run(INSTRUCTIONS);
      assertEquals(Verdict.AGREED, agreement.verdict(), agreement.toString());
      assertEquals(INSTRUCTIONS, agreement.instructions());
    }
  }
}
