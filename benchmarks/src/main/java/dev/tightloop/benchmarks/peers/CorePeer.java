package dev.tightloop.benchmarks.peers;

import dev.tightloop.benchmarks.CoreRun;
import dev.tightloop.benchmarks.GuestProgram;
import dev.tightloop.benchmarks.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The core in a fresh JVM. What counts is the time in which the function runs: all of the JVM's own
 * warming up, interpretation and compilation included, its start and the program's loading not,
 * just as with the others.
 */
final class CorePeer implements Peer {

  /** As long a slice as can be asked for: nobody stops it in between. */
  static final long UNINTERRUPTED = Long.MAX_VALUE / 2;

  private final String name;
  private final Tier tier;
  private final long slice;
  private final boolean warm;
  private final int divisor;
  private final Path programs;

  /**
   * @param slice it stops after every so many instructions
   * @param warm measure the second run in the JVM, not the first
   */
  CorePeer(String name, Tier tier, long slice, boolean warm, int divisor, Path programs) {
    this.name = name;
    this.tier = tier;
    this.slice = slice;
    this.warm = warm;
    this.divisor = divisor;
    this.programs = programs;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public int divisor() {
    return divisor;
  }

  @Override
  public Sample run(GuestProgram program, long rounds) {
    Counted counted = counted(program, rounds);
    return new Sample(counted.checksum(), counted.nanoseconds(), 0);
  }

  /** A measurement that also tells how many instructions it were. */
  record Counted(String checksum, long instructions, long nanoseconds) {}

  Counted counted(GuestProgram program, long rounds) {
    List<String> arguments =
        List.of(
            program.executable(programs).toString(),
            Long.toString(rounds),
            tier.name(),
            Long.toString(slice),
            warm ? "2" : "1");
    List<String> lines =
        Command.run(Command.java(CoreRun.class, arguments)).output().lines().toList();
    String[] words = lines.get(lines.size() - 1).split(" ");
    return new Counted(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]));
  }
}
