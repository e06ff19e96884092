package dev.tightloop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SplitMix64Test {

  /** The reference implementation's first outputs for seed 1234567. */
  @Test
  void givesTheGoldenNumbers() {
    SplitMix64 random = new SplitMix64(1234567);
    assertEquals(6457827717110365317L, random.next());
    assertEquals(3203168211198807973L, random.next());
    assertEquals(-8629252141511181193L, random.next());
  }

  @Test
  void spreadsSmallNumbersEvenly() {
    SplitMix64 random = new SplitMix64(1);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.below(7)]++;
    }
    for (int count : counts) {
      assertTrue(Math.abs(count - 10_000) < 500, () -> "one of seven came " + count + " times");
    }
  }
}
