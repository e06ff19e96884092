package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What forks in several threads share: instructions, and the translations noted on them. */
class TiersTest {
  private static final int THREADS = 4;
  private static final int RUNS = 20_000;
  private static final int LOOPS = 10;

  /** The loop's head is the last instruction of one page, the rest lies in the next. */
  private static final long HEAD = 0x10ffc;

  /** Translations that are good for one memory only, and leave before their first instruction. */
  private static final class Leaving extends Tiers {
    private int translations;

    Leaving(Cpu cpu) {
      super(cpu, 0);
    }

    @Override
    protected Region translate(Instruction head, Memory memory, boolean framed) {
      translations++;
      long[] pages = {HEAD + 4 >>> 12};
      Instruction[][] decoded = {memory.decodedPage(pages[0])};
      return new Region(pages, decoded, 1) {
        @Override
        long run(Cpu cpu, Registers registers, Memory memory, long budget) {
          return budget;
        }
      };
    }
  }

  /**
   * All forks share the page of the loop's head, and each has changed the other page for itself: so
   * each takes away the translation that another is about to run.
   */
  @Test
  void forksInManyThreadsTakeAwayEachOthersTranslations() throws Exception {
    Assembler a = new Assembler(HEAD);
    Label loop = a.label();
    a.bind(loop).add(Gpr.RAX, 1).add(Gpr.RAX, 1).jmp(loop);
    Cpu cpu = new Cpu(new Memory());
    cpu.memory().map(HEAD, 4096, Memory.READ | Memory.WRITE | Memory.EXECUTE);
    cpu.memory().bytes(HEAD, a.bytes());
    cpu.registers().rip(HEAD);
    new Leaving(cpu).run(12);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int translations = 0;
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int n = 0; n < THREADS; n++) {
        int addend = n;
        Cpu fork = cpu.fork();
        Callable<Integer> run =
            () -> {
              fork.memory().write8(HEAD + 4 + 3, addend);
              fork.registers().gpr(Gpr.RAX, 0);
              Leaving tiers = new Leaving(fork);
              for (int again = 0; again < RUNS; again++) {
                tiers.run(3 * LOOPS);
              }
              assertEquals(RUNS * LOOPS * (1L + addend), fork.registers().gpr(Gpr.RAX));
              return tiers.translations;
            };
        results.add(threads.submit(run));
      }
      for (Future<Integer> result : results) {
        translations += result.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(translations > THREADS);
  }
}
