package dev.tightloop.amd64;

/**
 * What ends a step otherwise than by going on (Intel SDM vol. 3, 6.5): a {@link Fault}, reported
 * before the instruction, or a {@link Trap}, reported after it.
 *
 * <p>Exceptions are part of normal running, so they carry no stack trace.
 */
public abstract sealed class CpuException extends RuntimeException permits Fault, Trap {
  CpuException(String message) {
    super(message, null, false, false);
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
