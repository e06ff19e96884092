package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A set is a set, however often it grew and however many threads add to it. */
final class FingerprintSetTest {

  private static final int ELEMENTS = 1_500_000;
  private static final int THREADS = 4;

  @Test
  void everyElementIsNewOnceAndThenThere() {
    FingerprintSet set = new FingerprintSet();
    SplittableRandom first = new SplittableRandom(1);
    for (int i = 0; i < ELEMENTS; i++) {
      set.reserve(i + 1);
      assertTrue(set.add(first.nextLong()));
    }
    SplittableRandom again = new SplittableRandom(1);
    SplittableRandom others = new SplittableRandom(2);
    for (int i = 0; i < ELEMENTS; i++) {
      long element = again.nextLong();
      assertFalse(set.add(element));
      assertTrue(set.contains(element));
      assertFalse(set.contains(others.nextLong()));
    }
  }

  @Test
  void elementsThatLieTogetherAreToldApart() {
    FingerprintSet set = new FingerprintSet();
    long[] ends = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 58, (1L << 58) - 1};
    assertTrue(set.add(0));
    assertFalse(set.add(1), "zero is kept as one");
    for (int i = 2; i < ends.length; i++) {
      assertTrue(set.add(ends[i]));
    }
    for (long i = 2; i < 1000; i++) {
      assertTrue(set.add(i));
      assertTrue(set.add(-i));
    }
    set.grow();
    Set<Long> found = new TreeSet<>();
    set.forEach(found::add);
    assertEquals(1 + (ends.length - 2) + 2 * 998, found.size());
    found.forEach(element -> assertFalse(set.add(element)));
  }

  @Test
  void ofSeveralThreadsThatAddTheSameOneHearsThatItIsNew() throws InterruptedException {
    FingerprintSet set = new FingerprintSet();
    set.reserve(ELEMENTS);
    AtomicLong added = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      Thread thread =
          new Thread(
              () -> {
                SplittableRandom random = new SplittableRandom(3);
                long mine = 0;
                for (int i = 0; i < ELEMENTS; i++) {
                  mine += set.add(random.nextLong()) ? 1 : 0;
                }
                added.addAndGet(mine);
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(ELEMENTS, added.get());
  }

  @Test
  void aFullSetSaysSo() {
    FingerprintSet set = new FingerprintSet();
    int places = (int) set.places() / 64;
    for (long i = 1; i <= places; i++) {
      assertTrue(set.add(i));
    }
    assertThrows(IllegalStateException.class, () -> set.add(places + 1L));
    assertFalse(set.add(places));
  }

  @Test
  void anElementTakesLessThanSixteenBytes() {
    FingerprintSet set = new FingerprintSet();
    for (long full = 0; full < 3_000_000; ) {
      full = set.places() / 100 * FingerprintSet.FULL_PERCENT;
      long before = set.bytes();
      assertTrue(set.bytesToGrow() > before);
      set.grow();
      assertTrue(set.bytes() < 13.4 * full, set.bytes() + " bytes for " + full);
    }
  }
}
