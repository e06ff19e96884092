package dev.tightloop.amd64;

import java.util.Arrays;

/**
 * The memory that cases run in, the same for the real processor and for the core: data pages with
 * every kind of neighbour, and a region of code for each encoding of a batch. All of it lies below
 * 2^31, so that absolute and RIP-relative operands reach it.
 *
 * <pre>
 *   DATA  page 0        1    2    3          4        5    6        7
 *              unmapped r/w  r/w  read-only  unmapped r/w  unmapped no access
 *   CODE  region n: two executable pages full of INT3, one unmapped
 * </pre>
 */
final class Arena {
  static final int PAGE = Memory.PAGE_SIZE;
  static final long DATA = 0x2000_0000L;
  static final int DATA_PAGES = 8;
  static final long CODE = 0x3000_0000L;

  /** How many encodings a batch may have. */
  static final int REGIONS = 32;

  static final int REGION_STEP = 3 * PAGE;
  static final int REGION_BYTES = 2 * PAGE;
  static final long FS_BASE = 0x1234_5670L;
  static final long GS_BASE = 0x0987_6540L;

  static final long FIRST_WRITABLE = DATA + PAGE;
  static final long READ_ONLY = DATA + 3 * PAGE;
  static final long HOLE = DATA + 4 * PAGE;
  static final long ALONE = DATA + 5 * PAGE;
  static final long NO_ACCESS = DATA + 7 * PAGE;

  static final byte INT3 = (byte) 0xcc;

  private Arena() {}

  /** Permissions of a data page, -1 for a hole. */
  static int permissions(int page) {
    return switch (page) {
      case 1, 2, 5 -> Memory.READ | Memory.WRITE;
      case 3 -> Memory.READ;
      case 7 -> 0;
      default -> -1;
    };
  }

  static long region(int n) {
    return CODE + (long) n * REGION_STEP;
  }

  /** The core's side of it, with the data pages' first contents. */
  static Memory memory(byte[] contents) {
    Memory memory = new Memory();
    for (int page = 0; page < DATA_PAGES; page++) {
      if (permissions(page) >= 0) {
        memory.map(DATA + (long) page * PAGE, PAGE, permissions(page));
      }
    }
    reset(memory, contents);
    byte[] traps = traps();
    for (int n = 0; n < REGIONS; n++) {
      memory.map(region(n), REGION_BYTES, Memory.READ | Memory.EXECUTE);
      memory.bytes(region(n), traps);
    }
    return memory;
  }

  /** Puts the data pages' first contents back. */
  static void reset(Memory memory, byte[] contents) {
    byte[] page = new byte[PAGE];
    for (int n = 0; n < DATA_PAGES; n++) {
      if (permissions(n) >= 0) {
        System.arraycopy(contents, n * PAGE, page, 0, PAGE);
        memory.bytes(DATA + (long) n * PAGE, page);
      }
    }
  }

  /** What a region of code holds but for its instruction. */
  static byte[] traps() {
    byte[] traps = new byte[REGION_BYTES];
    Arrays.fill(traps, INT3);
    return traps;
  }

  /** First contents: deterministic, without a pattern. */
  static byte[] contents() {
    byte[] contents = new byte[DATA_PAGES * PAGE];
    Randomness random = new SeededRandomness(0x5eed);
    for (int i = 0; i < contents.length; i++) {
      contents[i] = (byte) random.next();
    }
    return contents;
  }

  /** The window of memory nearest around an address: whole, writable, 8-byte aligned. */
  static long window(long address) {
    long start = address - StateRecord.WINDOW_BYTES / 2 & -8L;
    if (start >= HOLE && start < NO_ACCESS) {
      return clamp(start, ALONE, ALONE + PAGE);
    }
    return clamp(start, FIRST_WRITABLE, READ_ONLY);
  }

  private static long clamp(long start, long from, long to) {
    return Math.max(from, Math.min(start, to - StateRecord.WINDOW_BYTES));
  }
}
