package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Byte strings for the decoder: systematic ones, and random ones. */
final class Encodings {
  /** All bytes that can stand before an opcode, but for REX. */
  private static final int[] LEGACY_PREFIXES = {
    0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3
  };

  /** First bytes that are no opcodes of the one-byte map: escapes, VEX, EVEX. */
  private static final Set<Integer> NO_OPCODES = Set.of(0x0f, 0xc4, 0xc5, 0x62);

  private static final byte[][] MAPS = {{}, {0x0f}, {0x0f, 0x38}, {0x0f, 0x3a}};

  /** What can follow an opcode: displacement and immediates. */
  private static final byte[] REST = {1, 2, 3, 4, 5, 6, 7, 8};

  private Encodings() {}

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  static boolean isPrefix(int value) {
    for (int prefix : LEGACY_PREFIXES) {
      if (value == prefix) {
        return true;
      }
    }
    return value >> 4 == 4;
  }

  /**
   * Each opcode of the four maps without VEX, with each mandatory prefix, with and without REX.W,
   * with memory and a register for each digit; in the map of 0F with each register, because there
   * r/m can be a part of the opcode.
   */
  static List<byte[]> opcodes() {
    List<byte[]> before = new ArrayList<>();
    for (byte[] prefix : new byte[][] {{}, bytes(0x66), bytes(0xf3), bytes(0xf2)}) {
      before.add(prefix);
      before.add(join(prefix, bytes(0x48)));
    }
    before.add(bytes(0x66, 0xf3));
    before.add(bytes(0xf2, 0x66));
    List<byte[]> all = new ArrayList<>();
    for (byte[] prefix : before) {
      for (byte[] map : MAPS) {
        for (int opcode = 0; opcode < 256; opcode++) {
          boolean first = map.length == 0;
          boolean escape = map.length == 1 && (opcode == 0x38 || opcode == 0x3a);
          if (!escape && !(first && (isPrefix(opcode) || NO_OPCODES.contains(opcode)))) {
            withModRm(all, join(prefix, map, bytes(opcode)), map.length == 1 && !isRex(prefix));
          }
        }
      }
    }
    return all;
  }

  /** The same for the three maps behind VEX: each mandatory prefix, W and L. */
  static List<byte[]> vexOpcodes() {
    List<byte[]> all = new ArrayList<>();
    for (int map = 1; map <= 3; map++) {
      for (int bits = 0; bits < 16; bits++) {
        int last = (bits & 8) << 4 | 15 << 3 | bits & 7;
        for (int opcode = 0; opcode < 256; opcode++) {
          withModRm(all, bytes(0xc4, 0xe0 | map, last, opcode), false);
        }
      }
    }
    return all;
  }

  private static boolean isRex(byte[] prefixes) {
    return prefixes.length > 0 && prefixes[prefixes.length - 1] == 0x48;
  }

  private static void withModRm(List<byte[]> all, byte[] before, boolean everyRegister) {
    for (int digit = 0; digit < 8; digit++) {
      all.add(join(before, bytes(digit << 3), REST));
      for (int rm = 0; rm < (everyRegister ? 8 : 1); rm++) {
        all.add(join(before, bytes(0xc0 | digit << 3 | rm), REST));
      }
    }
  }

  /**
   * Each way to name memory: ModR/M with each SIB byte, REX.B, X and R, a segment, 32-bit
   * addresses, with small, negative and no displacements. The instructions are MOV with an
   * immediate, so that RIP-relative ones have bytes behind the displacement, and VPADDD.
   */
  static List<byte[]> addresses() {
    byte[][] before = {{}, bytes(0x64), bytes(0x65), bytes(0x67), bytes(0x64, 0x67)};
    byte[][] displacements = {{0, 0, 0, 0}, {-8, -1, -1, -1}, {0x70, 0, 0, 1}};
    List<byte[]> all = new ArrayList<>();
    for (byte[] prefix : before) {
      for (int rxb = 0; rxb < 8; rxb++) {
        byte[] mov = join(prefix, bytes(0x48 | rxb, 0xc7));
        byte[] vpaddd = join(prefix, bytes(0xc4, ~rxb << 5 & 0xe0 | 1, 0x71, 0xfe));
        for (int mod = 0; mod < 4; mod++) {
          for (int rm = 0; rm < 8; rm++) {
            for (byte[] displacement : displacements) {
              int modRm = mod << 6 | rm;
              if (rm != 4 || mod == 3) {
                all.add(join(mov, bytes(modRm), displacement, REST));
                all.add(join(vpaddd, bytes(modRm), displacement, REST));
                continue;
              }
              for (int sib = 0; sib < 256; sib++) {
                all.add(join(mov, bytes(modRm, sib), displacement, REST));
              }
              all.add(join(vpaddd, bytes(modRm, 0x8c), displacement, REST));
            }
          }
        }
      }
    }
    return all;
  }

  /**
   * All strings of up to three prefixes, REX at each place among them, before some opcodes; and so
   * many useless ones that the limit of 15 bytes is crossed at each place.
   */
  static List<byte[]> prefixes() {
    int[] prefixes = {0x2e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x41, 0x48};
    byte[][] opcodes = {
      bytes(0x01, 0x08), // add [rax],ecx
      bytes(0x01, 0xc8), // add eax,ecx
      bytes(0x90),
      bytes(0x91), // xchg ecx,eax
      bytes(0xa5), // movs
      bytes(0xa7), // cmps
      bytes(0xc3),
      bytes(0xe8, 1, 2, 3, 4),
      bytes(0x74, 5),
      bytes(0xe3, 5), // jrcxz
      bytes(0x50),
      bytes(0x6a, 0xff), // push
      bytes(0x68, 1, 2, 3, 4),
      bytes(0xb8, 1, 2, 3, 4, 5, 6, 7, 8),
      bytes(0xa1, 1, 2, 3, 4, 5, 6, 7, 8),
      bytes(0x0f, 0x10, 0x08), // movups and its like
      bytes(0x0f, 0x58, 0xc8), // addps and its like
      bytes(0x0f, 0xb8, 0xc8), // popcnt
      bytes(0x0f, 0xbc, 0xc8), // bsf, tzcnt
      bytes(0x0f, 0xb1, 0x08), // cmpxchg
      bytes(0x0f, 0xae, 0xe8), // lfence
      bytes(0x0f, 0x38, 0xf0, 0x08), // movbe, crc32
      bytes(0xc5, 0xf5, 0xfe, 0xc8), // vpaddd
      bytes(0xff, 0x10), // call [rax]
    };
    List<byte[]> all = new ArrayList<>();
    for (int many = 4; many < 17; many++) {
      byte[] useless = new byte[many];
      Arrays.fill(useless, (byte) 0x2e);
      for (byte[] opcode : opcodes) {
        all.add(join(useless, opcode));
      }
    }
    List<byte[]> before = new ArrayList<>(List.of(new byte[0]));
    for (int i = 0; i < before.size() && before.get(i).length < 3; i++) {
      for (int prefix : prefixes) {
        before.add(join(before.get(i), bytes(prefix)));
      }
    }
    for (byte[] prefix : before) {
      for (byte[] opcode : opcodes) {
        all.add(join(prefix, opcode));
      }
    }
    return all;
  }

  /** A random string that is an instruction more often than pure chance has it. */
  static byte[] random(Random random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    int at = 0;
    for (int many = random.nextInt(3); many > 0 && random.nextBoolean(); many--) {
      bytes[at++] = (byte) LEGACY_PREFIXES[random.nextInt(LEGACY_PREFIXES.length)];
    }
    switch (random.nextInt(4)) {
      case 0 -> bytes[at++] = (byte) (0x40 | random.nextInt(16));
      case 1 -> {
        // VEX whose vvvv names no register as often as not.
        bytes[at++] = (byte) (random.nextBoolean() ? 0xc4 : 0xc5);
        if (bytes[at - 1] == (byte) 0xc4) {
          bytes[at++] = (byte) (random.nextInt(8) << 5 | 1 + random.nextInt(3));
        }
        if (random.nextBoolean()) {
          bytes[at] |= 15 << 3;
        }
        return bytes;
      }
      default -> {}
    }
    byte[] map = MAPS[random.nextInt(MAPS.length)];
    System.arraycopy(map, 0, bytes, at, map.length);
    return bytes;
  }
}
