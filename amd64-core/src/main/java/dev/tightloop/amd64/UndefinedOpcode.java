package dev.tightloop.amd64;

import java.util.HexFormat;

/** #UD: UD2, an encoding that does not exist, or one that this core does not know. */
public final class UndefinedOpcode extends Fault {
  private final long address;
  private final byte[] opcode;

  /**
   * @param opcode the instruction's bytes as far as they were looked at, prefixes included
   */
  public UndefinedOpcode(long address, byte[] opcode) {
    super(message(address, opcode));
    this.address = address;
    this.opcode = opcode.clone();
  }

  /**
   * @param reason one clause for people
   */
  UndefinedOpcode(long address, byte[] opcode, String reason) {
    super(message(address, opcode) + ": " + reason);
    this.address = address;
    this.opcode = opcode.clone();
  }

  private static String message(long address, byte[] opcode) {
    return "undefined opcode: "
        + HexFormat.ofDelimiter(" ").formatHex(opcode)
        + " at "
        + hex(address);
  }

  /** Where the instruction begins. */
  public long address() {
    return address;
  }

  /** The instruction's bytes as far as the decoder looked at them, prefixes included. */
  public byte[] opcode() {
    return opcode.clone();
  }
}
