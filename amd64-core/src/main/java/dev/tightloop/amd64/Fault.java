package dev.tightloop.amd64;

/**
 * An exception of the processor (Intel SDM vol. 3, chapter 6). When {@link Cpu#step} throws one,
 * registers and memory are exactly as before the instruction, so a kernel can deliver a signal, or
 * repair the cause and step again.
 *
 * <p>Faults are part of normal running, so they carry no stack trace.
 */
public abstract sealed class Fault extends RuntimeException
    permits PageFault, UndefinedOpcode, DivideError, GeneralProtection, Breakpoint {
  Fault(String message) {
    super(message, null, false, false);
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
