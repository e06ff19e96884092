package dev.tightloop.amd64;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The disassembler of binutils, found in PATH. */
public final class Objdump {
  private final Path executable;

  /**
   * One instruction, or what it takes for none.
   *
   * @param length in bytes
   * @param text prefixes, mnemonic and operands in Intel's syntax
   */
  public record Line(long address, int length, String text) {}

  private Objdump(Path executable) {
    this.executable = executable;
  }

  public static Optional<Objdump> find() {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(directory, "objdump");
      if (Files.isExecutable(candidate)) {
        return Optional.of(new Objdump(candidate));
      }
    }
    return Optional.empty();
  }

  /** As {@code objdump --version} ends its first line: {@code "2.40"}. */
  String version() throws IOException {
    Process process = new ProcessBuilder(executable.toString(), "--version").start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String first = text.lines().findFirst().orElse("");
    return first.substring(first.lastIndexOf(' ') + 1);
  }

  /** The .text section of an executable. */
  public void text(Path file, Consumer<Line> lines) throws IOException {
    run(lines, "-d", "-j", ".text", file.toString());
  }

  /** A file that is nothing but code. */
  void code(Path file, long address, Consumer<Line> lines) throws IOException {
    String at = "--adjust-vma=" + address;
    run(lines, "-D", "-b", "binary", "-m", "i386:x86-64", at, file.toString());
  }

  private void run(Consumer<Line> lines, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(executable.toString(), "-M", "intel"));
    command.addAll(List.of("--insn-width=16", "-z"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String last = "";
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        last = line;
        int colon = line.indexOf(":\t");
        if (colon >= 0) {
          lines.accept(parse(line, colon));
        }
      }
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException(executable + " failed: " + last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** {@code " 401000:\t48 89 c8 \tmov rax,rcx"}. */
  private static Line parse(String line, int colon) {
    long address = Long.parseLong(line.substring(0, colon).strip(), 16);
    int length = 0;
    int at = colon + 2;
    while (at + 2 < line.length() && line.charAt(at) != ' ') {
      length++;
      at += 3;
    }
    int tab = line.indexOf('\t', at);
    return new Line(address, length, tab < 0 ? "" : line.substring(tab + 1));
  }
}
