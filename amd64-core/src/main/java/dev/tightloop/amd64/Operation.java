package dev.tightloop.amd64;

/**
 * What one decoded instruction does. One object an instruction, its operands bound when it was
 * decoded; executing allocates nothing.
 *
 * <p>The contract that makes faults precise: everything that can throw comes before the first
 * change. So an operation reads its operands, computes, writes memory if its destination is there,
 * and only then changes registers and flags. RIP still is the instruction's own address; {@link
 * Cpu#step} moves it on afterwards, to where {@link Cpu#jump} said or to the next instruction.
 */
@FunctionalInterface
interface Operation {
  void execute(Cpu cpu);
}
