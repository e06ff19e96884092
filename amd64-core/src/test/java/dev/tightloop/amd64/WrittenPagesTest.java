package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a memory says it has written, against a plain list. */
class WrittenPagesTest {
  /** Around ends of radix nodes. */
  private static final long[] REGIONS = {0, 0x3f000, 0xffe000, 0xc000000000L, 0x7ffffffea000L};

  private static final int PAGES = 5;
  private static final int OPERATIONS = 80;

  @Property(tries = 200)
  void areThoseThatWereWrittenSinceTheLastFork(@ForAll long seed) {
    Random random = new Random(seed);
    Memory memory = new Memory();
    for (long region : REGIONS) {
      memory.map(region, PAGES * Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    }
    TreeSet<Long> written = new TreeSet<>();
    for (int i = 0; i < OPERATIONS; i++) {
      long region = REGIONS[random.nextInt(REGIONS.length)];
      long page = region + (long) random.nextInt(PAGES) * Memory.PAGE_SIZE;
      switch (random.nextInt(8)) {
        case 0 -> {
          Memory other = memory.fork();
          written.clear();
          check(written, other);
          memory = random.nextBoolean() ? memory : other;
        }
        case 1 -> {
          memory.map(page, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
          written.remove(page);
        }
        case 2 -> memory.protect(page, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
        case 3 -> memory.read64(page);
        case 4 -> {
          memory.bytes(page + random.nextInt(Memory.PAGE_SIZE), new byte[] {1});
          written.add(page);
        }
        default -> {
          memory.write8(page + random.nextInt(Memory.PAGE_SIZE), i);
          written.add(page);
        }
      }
      check(written, memory);
    }
  }

  private static void check(TreeSet<Long> written, Memory memory) {
    long[] expected = written.stream().mapToLong(Long::longValue).toArray();
    assertArrayEquals(expected, memory.writtenPages());
  }
}
