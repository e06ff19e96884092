package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Region;
import dev.tightloop.amd64.Tiers;
import java.util.function.UnaryOperator;

/** Runs a processor fast: what is hot becomes bytecode, which the JVM compiles. */
public final class Engine extends Tiers {
  /** Below this, translating costs more than it saves. */
  public static final int THRESHOLD = 2000;

  /** The largest region to begin with. */
  private static final int MOST_INSTRUCTIONS = 600;

  private final UnaryOperator<byte[]> change;

  public Engine(Cpu cpu) {
    this(cpu, THRESHOLD);
  }

  /**
   * @param threshold how many jumps to an instruction make what begins there worth a translation; 0
   *     translates everything at once
   */
  public Engine(Cpu cpu, int threshold) {
    this(cpu, threshold, bytes -> bytes);
  }

  /**
   * @param change applied to each generated class: how a test puts a fault into a translation
   */
  Engine(Cpu cpu, int threshold, UnaryOperator<byte[]> change) {
    super(cpu, threshold);
    this.change = change;
  }

  @Override
  protected Region translate(Instruction head, Memory memory, boolean framed) {
    for (int most = MOST_INSTRUCTIONS; most > 0; most = most * 3 / 4) {
      RegionGraph graph = new RegionGraph(head, address -> known(memory, address), most);
      if (!graph.blocks().containsKey(graph.entry())) {
        return null;
      }
      RegionWriter writer = new RegionWriter(graph, framed);
      if (writer.isCompilable()) {
        return Region.define(
            change.apply(writer.bytes()),
            writer.interpreted(),
            graph.instructions(),
            writer.length(),
            memory);
      }
    }
    return null;
  }
}
