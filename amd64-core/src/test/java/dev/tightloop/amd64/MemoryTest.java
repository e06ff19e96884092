package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Memory against the plainest thing that could be meant: maps from address to byte. */
class MemoryTest {
  /** Pages at both ends of radix nodes, so that ranges cross them. */
  private static final long[] REGIONS = {
    0, 0x3f000, 0x1000000 - 0x2000, 0xc000000000L, 0x7ffffffea000L
  };

  private static final int PAGES = 6;
  private static final int OPERATIONS = 120;
  private static final int MOST_FORKS = 6;

  /** One memory and what it should hold; absent pages are unmapped. */
  private record Pair(Memory memory, Map<Long, byte[]> pages, Map<Long, Integer> permissions) {
    Pair fork() {
      Map<Long, byte[]> copies = new HashMap<>();
      pages.forEach((number, bytes) -> copies.put(number, bytes.clone()));
      return new Pair(memory.fork(), copies, new HashMap<>(permissions));
    }
  }

  @Property(tries = 300)
  void anyMixOfMapsWritesAndForksBehavesLikeSeparateByteMaps(@ForAll long seed) {
    Random random = new Random(seed);
    List<Pair> pairs = new ArrayList<>();
    pairs.add(new Pair(new Memory(), new HashMap<>(), new HashMap<>()));
    for (int i = 0; i < OPERATIONS; i++) {
      Pair pair = pairs.get(random.nextInt(pairs.size()));
      switch (random.nextInt(10)) {
        case 0, 1 -> map(pair, random);
        case 2 -> unmap(pair, random);
        case 3 -> protect(pair, random);
        case 4 -> {
          if (pairs.size() < MOST_FORKS) {
            pairs.add(pair.fork());
          }
        }
        case 5, 6, 7 -> write(pair, random);
        default -> read(pair, random);
      }
    }
    for (Pair pair : pairs) {
      assertSame(pair);
    }
  }

  private static void map(Pair pair, Random random) {
    long page = page(random);
    int count = 1 + random.nextInt(3);
    int permissions = random.nextInt(4) == 0 ? random.nextInt(8) : 3;
    pair.memory.map(page << 12, count * 4096L, permissions);
    for (long p = page; p < page + count; p++) {
      pair.pages.put(p, new byte[4096]);
      pair.permissions.put(p, permissions);
    }
  }

  private static void unmap(Pair pair, Random random) {
    long page = page(random);
    pair.memory.unmap(page << 12, 2 * 4096);
    for (long p = page; p < page + 2; p++) {
      pair.pages.remove(p);
      pair.permissions.remove(p);
    }
  }

  private static void protect(Pair pair, Random random) {
    long page = page(random);
    int permissions = random.nextInt(8);
    pair.memory.protect(page << 12, 3 * 4096, permissions);
    for (long p = page; p < page + 3; p++) {
      pair.permissions.computeIfPresent(p, (number, old) -> permissions);
    }
  }

  private static void write(Pair pair, Random random) {
    int size = 1 << random.nextInt(4);
    long address = address(random);
    long value = random.nextLong();
    String expected = outcome(pair, address, size, Memory.WRITE);
    String actual = "done";
    try {
      switch (size) {
        case 1 -> pair.memory.write8(address, (int) value);
        case 2 -> pair.memory.write16(address, (int) value);
        case 4 -> pair.memory.write32(address, (int) value);
        default -> pair.memory.write64(address, value);
      }
    } catch (PageFault fault) {
      actual = fault.access() + " " + fault.address();
    }
    assertEquals(expected, actual);
    if (expected.equals("done")) {
      for (int i = 0; i < size; i++) {
        long at = address + i;
        pair.pages.get(at >> 12)[(int) at & 4095] = (byte) (value >> 8 * i);
      }
    }
  }

  private static void read(Pair pair, Random random) {
    int size = 1 << random.nextInt(4);
    long address = address(random);
    String expected = outcome(pair, address, size, Memory.READ);
    if (expected.equals("done")) {
      long value = 0;
      for (int i = size - 1; i >= 0; i--) {
        long at = address + i;
        value = value << 8 | pair.pages.get(at >> 12)[(int) at & 4095] & 0xff;
      }
      expected = Long.toHexString(value);
    }
    String actual;
    try {
      actual =
          Long.toHexString(
              switch (size) {
                case 1 -> pair.memory.read8(address);
                case 2 -> pair.memory.read16(address);
                case 4 -> pair.memory.read32(address) & 0xffffffffL;
                default -> pair.memory.read64(address);
              });
    } catch (PageFault fault) {
      actual = fault.access() + " " + fault.address();
    }
    assertEquals(expected, actual);
  }

  private static String outcome(Pair pair, long address, int size, int permission) {
    for (long at = address; at < address + size; at++) {
      if ((pair.permissions.getOrDefault(at >> 12, 0) & permission) == 0) {
        return (permission == Memory.READ ? "READ " : "WRITE ") + at;
      }
    }
    return "done";
  }

  private static void assertSame(Pair pair) {
    for (long region : REGIONS) {
      for (long p = region >> 12; p < (region >> 12) + PAGES + 3; p++) {
        byte[] expected = pair.pages.get(p);
        assertEquals(expected != null, pair.memory.mapped(p << 12));
        assertEquals(pair.permissions.getOrDefault(p, 0), pair.memory.permissions(p << 12));
        if (expected != null) {
          assertEquals(
              Arrays.hashCode(expected), Arrays.hashCode(pair.memory.bytes(p << 12, 4096)));
        }
      }
    }
  }

  private static long page(Random random) {
    return (REGIONS[random.nextInt(REGIONS.length)] >> 12) + random.nextInt(PAGES);
  }

  /** Half of them close to a page end. */
  private static long address(Random random) {
    long offset = random.nextBoolean() ? random.nextInt(4096) : 4088 + random.nextInt(8);
    return (page(random) << 12) + offset;
  }

  /** One change of a large range; the history of these, replayed, says what a page should be. */
  private record Change(Kind kind, long firstPage, long endPage, int value) {}

  private enum Kind {
    MAP,
    UNMAP,
    PROTECT,
    WRITE
  }

  private record History(Memory memory, List<Change> changes) {
    History fork() {
      return new History(memory.fork(), new ArrayList<>(changes));
    }

    void apply(Change change) {
      changes.add(change);
      long address = change.firstPage << 12;
      long length = (change.endPage - change.firstPage) << 12;
      switch (change.kind) {
        case MAP -> memory.map(address, length, change.value);
        case UNMAP -> memory.unmap(address, length);
        case PROTECT -> memory.protect(address, length, change.value);
        case WRITE -> memory.bytes(address, new byte[] {(byte) change.value});
      }
    }

    /** "mapped, permissions, first byte" of a page, found by replaying. */
    String expected(long page) {
      boolean mapped = false;
      int permissions = 0;
      int value = 0;
      for (Change change : changes) {
        if (page < change.firstPage || page >= change.endPage) {
          continue;
        }
        switch (change.kind) {
          case MAP -> {
            mapped = true;
            permissions = change.value;
            value = 0;
          }
          case UNMAP -> mapped = false;
          case PROTECT -> permissions = change.value;
          case WRITE -> value = change.value;
        }
      }
      return mapped ? permissions + " " + value : "unmapped";
    }

    String actual(long page) {
      return memory.mapped(page << 12)
          ? memory.permissions(page << 12) + " " + memory.bytes(page << 12, 1)[0]
          : "unmapped";
    }
  }

  @Property(tries = 200)
  void largeRangesAndForksLeaveEveryPageAsTheHistorySays(@ForAll long seed) {
    Random random = new Random(seed);
    List<History> histories = new ArrayList<>();
    histories.add(new History(new Memory(), new ArrayList<>()));
    for (int i = 0; i < 60; i++) {
      History history = histories.get(random.nextInt(histories.size()));
      if (random.nextInt(8) == 0 && histories.size() < MOST_FORKS) {
        histories.add(history.fork());
        continue;
      }
      long first = random.nextInt(20) * 64L * (random.nextInt(4) == 0 ? 1 : 60) + edge(random);
      long end = first + 1 + random.nextInt(random.nextBoolean() ? 100 : 20_000);
      Kind kind = Kind.values()[random.nextInt(4)];
      if (kind == Kind.WRITE) {
        end = first + 1;
        if (!history.memory.mapped(first << 12)) {
          continue;
        }
      }
      int value = kind == Kind.WRITE ? 1 + random.nextInt(100) : random.nextInt(8);
      history.apply(new Change(kind, first, end, value));
    }
    for (History history : histories) {
      for (Change change : history.changes) {
        for (long page : new long[] {change.firstPage, change.endPage}) {
          for (long near = Math.max(0, page - 2); near < page + 3; near++) {
            assertEquals(history.expected(near), history.actual(near));
          }
        }
      }
    }
  }

  /** Node boundaries, and close to them. */
  private static long edge(Random random) {
    return random.nextBoolean() ? 0 : random.nextInt(70);
  }
}
