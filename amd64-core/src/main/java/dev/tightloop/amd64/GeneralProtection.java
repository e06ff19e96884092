package dev.tightloop.amd64;

/**
 * #GP: a misaligned 16-byte access, an address that is not canonical (of data or of a jump's
 * target), an instruction that is privileged or longer than 15 bytes, a reserved bit that is set.
 */
public final class GeneralProtection extends Fault {
  /**
   * @param reason one clause for people
   */
  public GeneralProtection(String reason) {
    super("general protection: " + reason);
  }
}
