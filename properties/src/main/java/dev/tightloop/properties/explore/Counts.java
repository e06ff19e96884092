package dev.tightloop.properties.explore;

import java.util.concurrent.atomic.AtomicLong;

/** What the workers have done so far; exact whenever none of them is at work. */
final class Counts {

  private final AtomicLong generated = new AtomicLong();
  private final AtomicLong distinct = new AtomicLong();

  void add(long moreGenerated, long moreDistinct) {
    generated.addAndGet(moreGenerated);
    distinct.addAndGet(moreDistinct);
  }

  /** States computed, the same one as often as it was reached, initial ones too. */
  long generated() {
    return generated.get();
  }

  /** Elements of the set. */
  long distinct() {
    return distinct.get();
  }
}
