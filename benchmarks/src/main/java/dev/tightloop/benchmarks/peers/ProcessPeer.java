package dev.tightloop.benchmarks.peers;

import dev.tightloop.benchmarks.GuestProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processor itself, or an emulator in front of the executable. What counts is the time of the
 * whole process less that of the same process with no rounds.
 */
final class ProcessPeer implements Peer {

  private static final int SLOW = 50;

  private final String name;
  private final List<String> prefix;
  private final int divisor;
  private final Path programs;

  private ProcessPeer(String name, List<String> prefix, int divisor, Path programs) {
    this.name = name;
    this.prefix = prefix;
    this.divisor = divisor;
    this.programs = programs;
  }

  static Peer processor(Path programs) {
    return new ProcessPeer("native", List.of(), 1, programs);
  }

  /** QEMU's user emulation as it comes. */
  static Peer qemu(Path programs) {
    return new ProcessPeer("qemu-x86_64", List.of("qemu-x86_64"), 1, programs);
  }

  /** QEMU so that it can stop between any two instructions: each is a block of its own. */
  static Peer qemuSingleStep(Path programs) {
    String option = "-singlestep";
    if (Command.onPath("qemu-x86_64").isPresent()
        && Command.run(List.of("qemu-x86_64", "-h")).output().contains("-one-insn-per-tb")) {
      option = "-one-insn-per-tb";
    }
    return new ProcessPeer("qemu-x86_64 " + option, List.of("qemu-x86_64", option), SLOW, programs);
  }

  /** Blink, as it comes: with its just-in-time compiler. */
  static Peer blink(Path programs) {
    return new ProcessPeer("blink", List.of("blink"), 1, programs);
  }

  /** Blink without its just-in-time compiler. */
  static Peer blinkInterpreter(Path programs) {
    return new ProcessPeer("blink -j", List.of("blink", "-j"), SLOW, programs);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> missing() {
    return prefix.isEmpty() || Command.onPath(prefix.get(0)).isPresent()
        ? Optional.empty()
        : Optional.of(prefix.get(0) + " is not on the PATH");
  }

  @Override
  public int divisor() {
    return divisor;
  }

  @Override
  public Sample run(GuestProgram program, long rounds) {
    Command.Result nothing = Command.run(line(program, 0));
    Command.Result all = Command.run(line(program, rounds));
    return new Sample(all.output().strip(), all.nanoseconds(), nothing.nanoseconds());
  }

  private List<String> line(GuestProgram program, long rounds) {
    List<String> line = new ArrayList<>(prefix);
    line.add(program.executable(programs).toString());
    line.add(Long.toString(rounds));
    return line;
  }
}
