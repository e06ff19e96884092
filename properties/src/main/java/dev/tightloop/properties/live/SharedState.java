package dev.tightloop.properties.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one state that all actors share. A step is one compare-and-set of the whole of it.
 *
 * <p>Who has nothing to do waits until the state is another. Nobody is woken in vain by a step that
 * changes nothing, and nobody's wake-up is lost: one who waits says so before it looks, and one who
 * changes looks after it has changed.
 */
class SharedState {

  final AtomicReference<Instant> now;
  private final AtomicInteger waiting = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean closed;

  SharedState(Instant first) {
    now = new AtomicReference<>(first);
  }

  Instant now() {
    return now.get();
  }

  /** Whether nothing is to change any more. */
  boolean closed() {
    return closed;
  }

  /** Goes from one instant to the next; false if another came first. */
  boolean change(Instant seen, Instant next) {
    if (!now.compareAndSet(seen, next)) {
      return false;
    }
    if (waiting.get() > 0 && !next.hasStateOf(seen)) {
      wakeAll();
    }
    return true;
  }

  /** Waits until the state is another one than it was then, or all is over. */
  void awaitChange(Instant seen) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      synchronized (this) {
        while (!closed && now.get().hasStateOf(seen)) {
          wait();
        }
      }
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** All is over. */
  void close() {
    closed = true;
    closing.countDown();
    wakeAll();
  }

  /** Waits until all is over; false if it is not after so long. */
  boolean awaitClosed(Duration most) throws InterruptedException {
    return closing.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void wakeAll() {
    notifyAll();
  }
}
