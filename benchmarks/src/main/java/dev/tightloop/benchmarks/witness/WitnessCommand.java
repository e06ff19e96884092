package dev.tightloop.benchmarks.witness;

import dev.tightloop.linux.elf.BadElfException;
import dev.tightloop.linux.elf.ElfFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/witness}. */
@Command(
    name = "benchmarks/witness",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a static Go program on the core and on a witness, instruction by instruction, up to its"
          + " first thread, and compares all registers after each.",
      "The witness is QEMU, or whatever speaks the GDB remote serial protocol: gdbserver makes it"
          + " the processor itself."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:both did the same",
      "1:they differ; the first difference is shown",
      "2:called wrongly",
      "3:ended early: an instruction or a system call that is not known here, or no witness"
    })
public final class WitnessCommand implements Callable<Integer> {

  private static final int USAGE = 2;
  private static final int INCONCLUSIVE = 3;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BINARY", description = "a static amd64 executable")
  private Path binary;

  @Parameters(index = "1..*", paramLabel = "ARG", description = "its arguments (QEMU only)")
  private List<String> arguments = List.of();

  @Option(
      names = "--gdb",
      paramLabel = "HOST:PORT",
      description = "a witness that runs already and stands at BINARY's first instruction")
  private String gdb;

  @Option(
      names = "--qemu",
      paramLabel = "COMMAND",
      defaultValue = "qemu-x86_64",
      description = "QEMU's user emulation (default: ${DEFAULT-VALUE})")
  private String qemu;

  @Option(
      names = "--instructions",
      paramLabel = "N",
      defaultValue = "" + Long.MAX_VALUE,
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "at most so many instructions (default: up to the first thread)")
  private long instructions;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new WitnessCommand())
        .setOut(out)
        .setErr(err)
        .setStopAtPositional(true)
        .setParameterExceptionHandler(
            (problem, given) -> complaint(err, problem.getMessage(), USAGE))
        .setExecutionExceptionHandler(
            (problem, command, given) -> {
              if (problem instanceof BadElfException) {
                return complaint(err, problem.getMessage(), USAGE);
              }
              if (problem instanceof WitnessException || problem instanceof IOException) {
                return complaint(err, problem.getMessage(), INCONCLUSIVE);
              }
              throw problem;
            })
        .execute(arguments);
  }

  private static int complaint(PrintWriter err, String problem, int exitCode) {
    err.println("benchmarks/witness: " + problem + "; see benchmarks/witness --help");
    return exitCode;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (instructions < 0) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--instructions " + instructions + " is negative");
    }
    ElfFile elf = ElfFile.open(binary);
    if (gdb != null) {
      InetSocketAddress address = address();
      try (GdbTarget witness = GdbTarget.connect(address)) {
        return report(new Lockstep(elf, witness).run(instructions));
      } catch (java.net.ConnectException e) {
        throw new WitnessException("nobody listens at " + gdb);
      }
    }
    try (Qemu process = new Qemu(qemu, binary, arguments);
        GdbTarget witness = process.connect()) {
      return report(new Lockstep(elf, witness).run(instructions));
    }
  }

  private InetSocketAddress address() {
    int colon = gdb.lastIndexOf(':');
    try {
      int port = Integer.parseInt(gdb.substring(colon + 1));
      if (colon > 0) {
        return new InetSocketAddress(gdb.substring(0, colon), port);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(), "--gdb " + gdb + " is not HOST:PORT");
  }

  private int report(Agreement agreement) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: the same after each of %,d instructions, %,d of them system calls.%n",
        switch (agreement.verdict()) {
          case AGREED -> "agreed";
          case DIFFERENT -> "different";
          case INCONCLUSIVE -> "inconclusive";
        },
        agreement.instructions(),
        agreement.systemCalls());
    if (agreement.pages() > 0) {
      out.printf("%,d pages of memory agree.%n", agreement.pages());
    }
    out.println("Ended: " + agreement.ending() + ".");
    agreement.context().forEach(line -> out.println("  " + line));
    return agreement.verdict().exitCode();
  }
}
