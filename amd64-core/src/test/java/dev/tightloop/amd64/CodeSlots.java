package dev.tightloop.amd64;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Byte strings side by side, one a slot. Behind each stand so many NOPs that objdump, whatever it
 * makes of the bytes, is at the beginning of an instruction where the next slot begins.
 */
final class CodeSlots {
  static final long CODE = 0x10000;

  /** No instruction has more bytes. */
  static final int LONGEST = 15;

  /** An instruction that begins in a string's last byte ends before the slot does. */
  private static final int SLOT = 32;

  private final List<byte[]> strings;
  private final Memory memory = new Memory();
  private final byte[] code;

  CodeSlots(List<byte[]> strings) {
    this.strings = strings;
    code = new byte[strings.size() * SLOT];
    Arrays.fill(code, (byte) 0x90);
    for (int i = 0; i < strings.size(); i++) {
      System.arraycopy(strings.get(i), 0, code, i * SLOT, strings.get(i).length);
    }
    memory.map(CODE, code.length, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, code);
  }

  Memory memory() {
    return memory;
  }

  /** Compares the first instruction of each slot. */
  ObjdumpComparison compare(Objdump objdump, Path directory, ObjdumpComparison.Decoding decoding)
      throws IOException {
    Path file = Files.write(directory.resolve("code.bin"), code);
    ObjdumpComparison comparison = new ObjdumpComparison(memory, decoding);
    objdump.code(
        file,
        CODE,
        line -> {
          if ((line.address() - CODE) % SLOT == 0 || comparison.continues(line)) {
            comparison.accept(line);
          }
        });
    if (comparison.compared() != strings.size()) {
      throw new AssertionError(comparison + " of " + strings.size());
    }
    return comparison;
  }
}
