package dev.tightloop.properties.lockstep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Threads that work on lists, each with a tool of its own. Results are in the order of the list,
 * however many threads there are.
 */
final class Workers<T> implements AutoCloseable {

  private final List<T> tools = new ArrayList<>();
  private final ExecutorService pool;

  Workers(int threads, Supplier<T> tool) {
    for (int i = 0; i < threads; i++) {
      tools.add(tool.get());
    }
    pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "lockstep");
              thread.setDaemon(true);
              return thread;
            });
  }

  T first() {
    return tools.get(0);
  }

  <A, B> List<B> map(List<A> items, BiFunction<T, A, B> work) {
    AtomicInteger next = new AtomicInteger();
    List<B> results = new ArrayList<>(Collections.nCopies(items.size(), null));
    List<Future<?>> running = new ArrayList<>();
    for (T tool : tools) {
      running.add(
          pool.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                  results.set(i, work.apply(tool, items.get(i)));
                }
              }));
    }
    for (Future<?> each : running) {
      await(each);
    }
    return results;
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
