package dev.tightloop.ci.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Tells those who wait what is going on. Parts say where they are as often as they like; a clock of
 * its own prints the latest word of each: on a terminal one line that is rewritten, else plain
 * lines, fewer of them. Nothing is printed about a run that ends before the first tick.
 */
public final class Progress implements AutoCloseable {

  private static final int WIDTH = 79;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService clock;
  private final Map<String, String> latest = new LinkedHashMap<>();
  private boolean lineStands;

  /** Progress at the pace that people like. */
  public static Progress on(PrintStream out, boolean terminal) {
    Duration pace = terminal ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
    return new Progress(out, terminal, Duration.ofSeconds(2), pace);
  }

  /**
   * Starts the clock.
   *
   * @param out where to print
   * @param terminal whether a line can be rewritten there
   * @param quiet how long nothing is printed
   * @param pace from one line to the next
   */
  public Progress(PrintStream out, boolean terminal, Duration quiet, Duration pace) {
    this.out = out;
    this.terminal = terminal;
    clock = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
    clock.scheduleAtFixedRate(this::tick, quiet.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A part's latest word. */
  public synchronized void say(String part, String word) {
    latest.put(part, word);
  }

  /** Nothing more to say about a part. */
  public synchronized void done(String part) {
    latest.remove(part);
  }

  private synchronized void tick() {
    if (latest.isEmpty()) {
      return;
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    String words =
        latest.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(" | ", seconds + " s  ", ""));
    if (terminal) {
      out.print(CLEAR_LINE + words.substring(0, Math.min(WIDTH, words.length())));
      lineStands = true;
    } else {
      out.println(words);
    }
    out.flush();
  }

  /** Stops the clock and removes the line that stands on the terminal. */
  @Override
  public void close() {
    clock.shutdownNow();
    synchronized (this) {
      if (lineStands) {
        out.print(CLEAR_LINE);
        out.flush();
        lineStands = false;
      }
      latest.clear();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
