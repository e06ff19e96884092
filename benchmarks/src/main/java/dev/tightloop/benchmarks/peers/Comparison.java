package dev.tightloop.benchmarks.peers;

import dev.tightloop.benchmarks.GuestProgram;
import dev.tightloop.benchmarks.Tier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs programs on peers, all in turns, so that a machine that is slow for a while is slow for all.
 *
 * <p>Every checksum must be the core's; it also counts the instructions, exactly and once for all.
 */
final class Comparison {

  private final Reference reference;
  private final List<Peer> peers;
  private final int divisor;
  private final Consumer<String> progress;
  private final Map<String, CorePeer.Counted> references = new HashMap<>();

  /** Who knows what must come out, and how many instructions that takes. */
  interface Reference {
    CorePeer.Counted counted(GuestProgram program, long rounds);
  }

  /** The core, the fastest way it has. */
  static Reference core(Path programs) {
    Tier fastest = Tier.values()[Tier.values().length - 1];
    return new CorePeer("reference", fastest, CorePeer.UNINTERRUPTED, false, 1, programs)::counted;
  }

  /**
   * @param divisor makes all work less by this factor
   * @param progress is told what is being measured
   */
  Comparison(Reference reference, List<Peer> peers, int divisor, Consumer<String> progress) {
    this.reference = reference;
    this.peers = peers;
    this.divisor = divisor;
    this.progress = progress;
  }

  /**
   * Measures all peers on all programs.
   *
   * @throws MeasurementFailed if a peer fails or computes something else
   */
  Map<GuestProgram, Map<String, Measured>> run(List<GuestProgram> programs, int repetitions) {
    Map<GuestProgram, Map<String, Measured>> all = new EnumMap<>(GuestProgram.class);
    for (GuestProgram program : programs) {
      Map<String, List<Sample>> samples = new LinkedHashMap<>();
      for (int i = 1; i <= repetitions; i++) {
        for (Peer peer : peers) {
          progress.accept(
              "%s, %d of %d, %s".formatted(program.fileName(), i, repetitions, peer.name()));
          samples.computeIfAbsent(peer.name(), p -> new ArrayList<>()).add(sample(peer, program));
        }
      }
      Map<String, Measured> measured = new LinkedHashMap<>();
      for (Peer peer : peers) {
        long instructions = counted(program, rounds(peer, program)).instructions();
        Measured result = Measured.of(instructions, samples.get(peer.name()));
        if (result.tooLittle()) {
          throw new MeasurementFailed(
              program.fileName() + " is too little work to be measured with " + peer.name());
        }
        measured.put(peer.name(), result);
      }
      all.put(program, measured);
    }
    return all;
  }

  private long rounds(Peer peer, GuestProgram program) {
    return Math.max(1, program.rounds() / divisor / peer.divisor());
  }

  private Sample sample(Peer peer, GuestProgram program) {
    long rounds = rounds(peer, program);
    Sample sample = peer.run(program, rounds);
    String expected = counted(program, rounds).checksum();
    if (!sample.checksum().equals(expected)) {
      throw new MeasurementFailed(
          "%s with %d rounds: %s computes %s, the core %s"
              .formatted(program.fileName(), rounds, peer.name(), sample.checksum(), expected));
    }
    return sample;
  }

  private CorePeer.Counted counted(GuestProgram program, long rounds) {
    return references.computeIfAbsent(
        program + " " + rounds, key -> reference.counted(program, rounds));
  }
}
