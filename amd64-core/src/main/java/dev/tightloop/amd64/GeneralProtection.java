package dev.tightloop.amd64;

/** #GP: a misaligned 16-byte access, an address that is not canonical, an overlong instruction. */
public final class GeneralProtection extends Fault {
  /**
   * @param reason one clause for people
   */
  public GeneralProtection(String reason) {
    super("general protection: " + reason);
  }
}
