package dev.tightloop.amd64;

/**
 * An exception of the processor that is reported before the instruction (Intel SDM vol. 3, 6.5).
 * When {@link Cpu#step} throws one, registers and memory are exactly as before the instruction, so
 * a kernel can deliver a signal, or repair the cause and step again. {@link SimdFloatingPoint}
 * leaves a trace: MXCSR's sticky bits say what it was. A repeated string instruction leaves the
 * repetitions that are done, and goes on with the next one when it is stepped again.
 */
public abstract sealed class Fault extends CpuException
    permits PageFault,
        UndefinedOpcode,
        DivideError,
        GeneralProtection,
        StackFault,
        SimdFloatingPoint {
  Fault(String message) {
    super(message);
  }
}
