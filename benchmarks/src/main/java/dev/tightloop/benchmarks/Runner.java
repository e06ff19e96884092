package dev.tightloop.benchmarks;

/** Something that executes instructions of one processor. */
@FunctionalInterface
public interface Runner {

  /**
   * Executes exactly as many instructions.
   *
   * @throws dev.tightloop.amd64.CpuException as {@link dev.tightloop.amd64.Cpu#step}, wherever in
   *     between
   */
  void run(long instructions);
}
