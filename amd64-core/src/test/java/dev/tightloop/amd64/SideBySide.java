package dev.tightloop.amd64;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs batches on a real processor and on the core at the same time, and compares. One thread's.
 */
final class SideBySide implements AutoCloseable {
  /**
   * What differs in one case.
   *
   * @param certain false if it may come from memory that an earlier case left undefined
   */
  record Finding(Encoding encoding, long[] before, String line, boolean certain) {}

  private final RealProcessor processor;
  private final CoreSide core;
  private final byte[] contents = Arena.contents();
  private final byte[] data = new byte[contents.length];
  private final long[] real = new long[HarnessProgram.BATCH * StateRecord.LONGS];
  private final long[] ours = new long[HarnessProgram.BATCH * StateRecord.LONGS];
  private long completed;

  /**
   * @param step what executes an instruction on the core: {@link Cpu#step}, or that with a fault
   */
  SideBySide(Consumer<Cpu> step) throws IOException {
    this(step, HostProcessor.has(Feature.AVX));
  }

  /**
   * @param avx compare the upper halves of YMM with the processor's? Otherwise nothing may change
   *     them.
   */
  SideBySide(Consumer<Cpu> step, boolean avx) throws IOException {
    processor = new RealProcessor(avx);
    core = new CoreSide(contents, step);
  }

  /** Runs a batch; returns what differs, not more than {@code limit}. */
  List<Finding> run(CaseBatch batch, int limit) throws IOException {
    processor.data(contents);
    Arena.reset(core.memory(), contents);
    for (int region = 0; region < batch.encodings.size(); region++) {
      Encoding encoding = batch.encodings.get(region);
      processor.code(region, encoding.offset(), encoding.bytesInRegion());
      core.code(region, encoding);
    }
    processor.start(batch.before, batch.size());
    for (int n = 0; n < batch.size(); n++) {
      core.run(batch.before, ours, n * StateRecord.LONGS);
    }
    processor.finish(real, batch.size());
    List<Finding> findings = compare(batch, limit);
    for (int region = 0; region < batch.encodings.size(); region++) {
      Encoding encoding = batch.encodings.get(region);
      processor.code(region, encoding.offset(), encoding.trapsInstead());
      core.forget(region, encoding);
    }
    return findings;
  }

  /** What the real processor left behind of the last batch's cases. */
  long[] realRecords(int cases) {
    return Arrays.copyOf(real, cases * StateRecord.LONGS);
  }

  /** The data pages as the real processor left them; zeros where there is none. */
  byte[] realData() {
    processor.dataInto(data);
    for (int page = 0; page < Arena.DATA_PAGES; page++) {
      if (Arena.permissions(page) < 0) {
        Arrays.fill(data, page * Arena.PAGE, (page + 1) * Arena.PAGE, (byte) 0);
      }
    }
    return data;
  }

  /** In how many cases of all batches the real processor got past the instruction. */
  long completed() {
    return completed;
  }

  private List<Finding> compare(CaseBatch batch, int limit) {
    List<Finding> findings = new ArrayList<>();
    boolean sameMemory = true;
    for (int n = 0; n < batch.size(); n++) {
      int at = n * StateRecord.LONGS;
      Comparison.normalize(real, at);
      completed += real[at + StateRecord.RIP] != batch.before[at + StateRecord.RIP] ? 1 : 0;
      if (Comparison.same(real, ours, at)) {
        continue;
      }
      Encoding encoding = batch.encoding(n);
      boolean memory = Comparison.excuse(encoding, batch.before, real, ours, at);
      if (!Comparison.same(real, ours, at) && findings.size() < limit) {
        String line = Comparison.line(encoding, batch.before, real, ours, at, core.memory());
        findings.add(finding(encoding, batch.before, at, line, sameMemory));
      }
      sameMemory &= !memory;
    }
    if (findings.isEmpty() && sameMemory) {
      compareMemory(batch, findings);
    }
    return findings;
  }

  /** Outside the windows, a batch's cases together must leave the same bytes behind. */
  private void compareMemory(CaseBatch batch, List<Finding> findings) {
    byte[] expected = realData();
    byte[] actual = core.data();
    int i = Arrays.mismatch(expected, actual);
    if (i >= 0) {
      String line =
          "after a batch of %d cases the byte at %s is expected 0x%02x, was 0x%02x"
              .formatted(
                  batch.size(), Fault.hex(Arena.DATA + i), expected[i] & 0xff, actual[i] & 0xff);
      findings.add(finding(batch.encoding(0), batch.before, 0, line, true));
    }
  }

  private static Finding finding(
      Encoding encoding, long[] before, int at, String line, boolean certain) {
    long[] record = Arrays.copyOfRange(before, at, at + StateRecord.LONGS);
    return new Finding(encoding, record, line, certain);
  }

  @Override
  public void close() throws IOException {
    processor.close();
  }
}
