package dev.tightloop.amd64;

/**
 * An exception of the processor that is reported after the instruction (Intel SDM vol. 3, 6.5).
 * When {@link Cpu#step} throws one, the instruction is done and RIP is where execution goes on.
 */
public abstract sealed class Trap extends CpuException
    permits Breakpoint, Overflow, SingleStep, SystemCall {
  Trap(String message) {
    super(message);
  }
}
