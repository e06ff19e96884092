package dev.tightloop.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compiles and runs a piece of C on this machine, or gives up by an assumption that says why. */
public final class CProgram {

  private final Path executable;

  private CProgram(Path executable) {
    this.executable = executable;
  }

  public static CProgram compile(Path directory, String source, String... options)
      throws IOException, InterruptedException {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "needs an amd64 machine");
    assumeTrue("Linux".equals(System.getProperty("os.name")), "needs Linux");
    assumeTrue(hasGcc(), "needs gcc");
    Path file = Files.writeString(directory.resolve("program.c"), source);
    Path executable = directory.resolve("program");
    List<String> command = new ArrayList<>(List.of("gcc", "-w", "-o", executable.toString()));
    command.addAll(List.of(options));
    command.add(file.toString());
    Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
    String messages = text(gcc);
    assertEquals(0, gcc.waitFor(), messages);
    return new CProgram(executable);
  }

  private static boolean hasGcc() throws InterruptedException {
    try {
      Process gcc = new ProcessBuilder("gcc", "--version").redirectErrorStream(true).start();
      text(gcc);
      return gcc.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  Path executable() {
    return executable;
  }

  /** Runs it with {@code input} as standard input; its output lines. */
  List<String> run(String input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(executable.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var toProgram = process.getOutputStream()) {
      toProgram.write(input.getBytes(StandardCharsets.US_ASCII));
    }
    String output = text(process);
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), output);
    return output.lines().toList();
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
