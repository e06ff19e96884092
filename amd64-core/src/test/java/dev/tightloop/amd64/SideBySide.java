package dev.tightloop.amd64;

import java.io.IOException;
import java.nio.file.Path;
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
  private final byte[] traps = Arena.traps();
  private final byte[] data = new byte[contents.length];
  private final long[] real = new long[HarnessProgram.BATCH * StateRecord.LONGS];
  private final long[] ours = new long[HarnessProgram.BATCH * StateRecord.LONGS];

  SideBySide(Path directory, Consumer<Cpu> step) throws IOException {
    processor = new RealProcessor(directory);
    core = new CoreSide(contents, step);
  }

  /** Runs a batch; returns what differs, not more than {@code limit}. */
  List<Finding> run(CaseBatch batch, int limit) throws IOException {
    processor.data(contents);
    Arena.reset(core.memory(), contents);
    for (int region = 0; region < batch.encodings.size(); region++) {
      Encoding encoding = batch.encodings.get(region);
      put(region, encoding.offset(), encoding.bytes());
    }
    processor.start(batch.before, batch.size());
    for (int n = 0; n < batch.size(); n++) {
      core.run(batch.before, ours, n * StateRecord.LONGS);
    }
    processor.finish(real, batch.size());
    List<Finding> findings = compare(batch, limit);
    for (int region = 0; region < batch.encodings.size(); region++) {
      Encoding encoding = batch.encodings.get(region);
      int length = encoding.bytes().length;
      put(region, encoding.offset(), Arrays.copyOf(traps, length));
    }
    return findings;
  }

  /** What the real processor left behind of a case of the last batch. */
  long[] real(int n) {
    int at = n * StateRecord.LONGS;
    return Arrays.copyOfRange(real, at, at + StateRecord.LONGS);
  }

  private void put(int region, int offset, byte[] bytes) {
    int fits = Math.min(bytes.length, Arena.REGION_BYTES - offset);
    byte[] fitting = Arrays.copyOf(bytes, fits);
    processor.code(region, offset, fitting);
    core.memory().bytes(Arena.region(region) + offset, fitting);
  }

  private List<Finding> compare(CaseBatch batch, int limit) {
    List<Finding> findings = new ArrayList<>();
    boolean memoryMatters = true;
    for (int n = 0; n < batch.size(); n++) {
      int at = n * StateRecord.LONGS;
      Comparison.normalize(real, at);
      if (Comparison.same(real, ours, at)) {
        continue;
      }
      Encoding encoding = batch.encoding(n);
      boolean sameMemory = !Comparison.excuse(encoding, batch.before, real, ours, at);
      if (!Comparison.same(real, ours, at) && findings.size() < limit) {
        String line = Comparison.line(encoding, batch.before, real, ours, at, core.memory());
        findings.add(finding(encoding, batch.before, at, line, memoryMatters));
      }
      memoryMatters &= sameMemory;
    }
    if (findings.isEmpty() && memoryMatters) {
      memory(batch, findings);
    }
    return findings;
  }

  /** Outside the windows, a batch's cases together must leave the same bytes behind. */
  private void memory(CaseBatch batch, List<Finding> findings) {
    processor.dataInto(data);
    for (int page = 0; page < Arena.DATA_PAGES; page++) {
      if (Arena.permissions(page) < 0) {
        continue;
      }
      int at = page * Arena.PAGE;
      byte[] actual = core.memory().bytes(Arena.DATA + at, Arena.PAGE);
      int i = Arrays.mismatch(data, at, at + Arena.PAGE, actual, 0, Arena.PAGE);
      if (i >= 0) {
        String line =
            "%s: after a batch of %d cases the byte at %s is expected 0x%02x, was 0x%02x"
                .formatted(
                    batch.encoding(0).row().name(),
                    batch.size(),
                    Fault.hex(Arena.DATA + at + i),
                    data[at + i],
                    actual[i]);
        findings.add(finding(batch.encoding(0), batch.before, 0, line, true));
        return;
      }
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
