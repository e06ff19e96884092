package dev.tightloop.ci;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT (Ctrl-C) and SIGTERM: a command that hears them stops where it can, prints what it has
 * come to and ends with the exit code of that; the signal's own would say nothing of what was
 * found. A command that does not hear them is ended at once, as ever.
 *
 * <p>The JVM answers both signals with its shutdown hooks and ends when they have. Ours tells the
 * command, and then waits for it.
 */
final class Interruption {

  /** The row of what an interruption has kept from being done says this. */
  static final String REASON = "interrupted";

  /** An explorer that saves a large search takes a while; whoever cannot wait sends SIGKILL. */
  private static final int LAST_WORDS_SECONDS = 120;

  private final List<Runnable> hearers = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile int exitCode;

  /** From now on signals are heard, if the command does. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::atExit, "interruption"));
  }

  private void atExit() {
    if (ended.getCount() == 0 || hearers.isEmpty()) {
      return;
    }
    request();
    try {
      if (ended.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A signal has come. */
  void request() {
    requested = true;
    hearers.forEach(Runnable::run);
  }

  /** Whether one has come. */
  boolean requested() {
    return requested;
  }

  /**
   * From now on the command ends by itself when a signal comes.
   *
   * @param onRequest called then, by another thread
   */
  void hear(Runnable onRequest) {
    hearers.add(onRequest);
  }

  /** The command has ended and printed everything. */
  void ended(int code) {
    exitCode = code;
    ended.countDown();
  }
}
