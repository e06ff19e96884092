package dev.tightloop.amd64;

import java.nio.ByteBuffer;

/** What one instruction starts from or leaves behind: registers and a little memory. */
record ProcessorState(Registers registers, byte[] scratch) {
  static final int SCRATCH_BYTES = 128;

  /** Layout in the block that the guest and Java exchange, offsets in bytes. */
  static final int FLAGS = 128;

  static final int TARGET = 136;
  static final int XMM = 144;
  static final int SCRATCH = 400;
  static final int MXCSR = SCRATCH + SCRATCH_BYTES;
  static final int BYTES = MXCSR + 8;

  void writeTo(ByteBuffer block, long target) {
    for (int n = 0; n < 16; n++) {
      block.putLong(registers.gpr(n));
    }
    block.putLong(registers.rflags()).putLong(target);
    for (int n = 0; n < 16; n++) {
      block.putLong(registers.xmmLow(n)).putLong(registers.xmmHigh(n));
    }
    block.put(scratch).putLong(registers.mxcsr());
  }

  static ProcessorState readFrom(ByteBuffer block) {
    Registers registers = new Registers();
    for (int n = 0; n < 16; n++) {
      registers.gpr(n, block.getLong());
    }
    registers.rflags(block.getLong());
    block.getLong();
    for (int n = 0; n < 16; n++) {
      registers.xmm(n, block.getLong(), block.getLong());
    }
    byte[] scratch = new byte[SCRATCH_BYTES];
    block.get(scratch);
    registers.mxcsr((int) block.getLong());
    return new ProcessorState(registers, scratch);
  }
}
