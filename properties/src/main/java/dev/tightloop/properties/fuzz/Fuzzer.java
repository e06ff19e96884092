package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.strategy.RandomSpeeds;
import dev.tightloop.properties.strategy.Strategy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Plays random schedules until one violates something; see the package. One object, one run at a
 * time.
 */
public final class Fuzzer {

  /** The steps of a schedule, if nobody says otherwise: thrice the depth of common state spaces. */
  public static final int LENGTH = 500;

  /** Schedules that a thread plays before it looks up, at least. */
  private static final int BATCH = 16;

  private static final int BATCHES_AHEAD = 4;

  private final Subject subject;
  private final long seed;
  private final Strategy.Maker strategy;
  private final int length;
  private final int threads;

  /**
   * A fuzzer.
   *
   * @param length the most steps of a schedule
   * @param threads how many play; the result is the same for any number
   */
  public Fuzzer(Subject subject, long seed, Strategy.Maker strategy, int length, int threads) {
    if (length < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "schedules of %d steps, %d threads".formatted(length, threads));
    }
    this.subject = subject;
    this.seed = seed;
    this.strategy = strategy;
    this.length = length;
    this.threads = threads;
  }

  /** Schedules of {@link #LENGTH} steps with {@link RandomSpeeds}, by one thread. */
  public static Fuzzer of(Subject subject, long seed) {
    return new Fuzzer(subject, seed, RandomSpeeds::new, LENGTH, 1);
  }

  /**
   * Plays schedules 0, 1, 2, ...
   *
   * @param schedules how many at most
   * @param goOn asked before each schedule, by any thread; what has been begun is finished
   * @param progress told the figures now and then
   */
  public FuzzResult run(long schedules, BooleanSupplier goOn, Consumer<FuzzResult> progress)
      throws InterruptedException {
    BlockingQueue<Player> players = new LinkedBlockingQueue<>();
    for (int i = 0; i < threads; i++) {
      players.add(new Player(subject, strategy, seed, length));
    }
    int block = players.element().block();
    int batch = block * Math.max(1, BATCH / block);
    ExecutorService pool = Executors.newFixedThreadPool(threads, Fuzzer::daemon);
    try {
      Deque<Future<FuzzResult>> running = new ArrayDeque<>();
      FuzzResult result = FuzzResult.NOTHING;
      long next = 0;
      while (result.found().isEmpty()) {
        while (next < schedules
            && running.size() < threads * BATCHES_AHEAD
            && goOn.getAsBoolean()) {
          long from = next;
          next = Math.min(next + batch, schedules);
          long to = next;
          running.add(pool.submit(() -> play(players, from, to, goOn)));
        }
        if (running.isEmpty()) {
          return result;
        }
        result = result.plus(running.remove().get());
        progress.accept(result);
      }
      return result;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static FuzzResult play(
      BlockingQueue<Player> players, long from, long to, BooleanSupplier goOn)
      throws InterruptedException {
    Player player = players.take();
    long steps = player.steps();
    List<Evaluations> before = player.evaluations();
    Found found = null;
    long next = from;
    while (found == null && next < to && goOn.getAsBoolean()) {
      found = player.play(next++);
    }
    FuzzResult result =
        new FuzzResult(
            next - from,
            player.steps() - steps,
            since(before, player.evaluations()),
            Optional.ofNullable(found));
    players.add(player);
    return result;
  }

  private static List<Evaluations> since(List<Evaluations> before, List<Evaluations> now) {
    List<Evaluations> since = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      Evaluations was = before.get(i);
      Evaluations is = now.get(i);
      since.add(
          new Evaluations(
              is.property(), is.evaluated() - was.evaluated(), is.mattered() - was.mattered()));
    }
    return since;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fuzz");
    thread.setDaemon(true);
    return thread;
  }
}
