package dev.tightloop.amd64;

import java.util.Arrays;

/**
 * One instruction's bytes, and what the cases that run it must know about them.
 *
 * @param bias what its states are biased to
 * @param vector does an operand live in an XMM register?
 * @param offset where it lies in its region of code
 * @param modRm the ModR/M byte, or -1
 * @param operandBits the first operand's width
 * @param immediate the last immediate's value, 0 if there is none
 * @param address how to reach a memory operand, or null
 */
record Encoding(
    ComparedRow row,
    StateBias bias,
    boolean vector,
    byte[] bytes,
    int offset,
    Prefixes prefixes,
    int modRm,
    int operandBits,
    long immediate,
    OperandAddress address) {

  /** Reads or writes memory through ModR/M, or computes such an address. */
  boolean hasMemoryOperand() {
    return address != null;
  }

  /** The address of the instruction in this region. */
  long start(int region) {
    return Arena.region(region) + offset;
  }

  /** The register in the r/m field. */
  int rm() {
    return modRm & 7 | prefixes.b();
  }

  /** The register in the reg field. */
  int reg() {
    return ModRm.reg(modRm) | prefixes.r();
  }

  /** The register in the opcode's low bits. */
  int inOpcode() {
    return row.row().opcode() & 7 | prefixes.b();
  }

  /** Its bytes as far as the region of code goes. */
  byte[] bytesInRegion() {
    return Arrays.copyOf(bytes, Math.min(bytes.length, Arena.REGION_BYTES - offset));
  }

  /** What is there without it. */
  byte[] trapsInstead() {
    byte[] traps = bytesInRegion();
    Arrays.fill(traps, Arena.INT3);
    return traps;
  }
}
