package dev.tightloop.amd64;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The processor under the JVM, running cases through {@link HarnessProgram}. Not thread-safe: one
 * for each thread.
 */
final class RealProcessor implements AutoCloseable {
  private final Process process;
  private final MappedByteBuffer shared;
  private final LongBuffer before;
  private final LongBuffer after;

  /**
   * @param directory where the program and the file shared with it go
   */
  RealProcessor(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "shared", ".bin");
    Path program = Files.createTempFile(directory, "harness", ".elf");
    Files.write(program, HarnessProgram.elf(file.toString(), HostProcessor.has(Feature.AVX)));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, HarnessProgram.FILE_BYTES);
    }
    shared.order(ByteOrder.LITTLE_ENDIAN);
    before = longs(HarnessProgram.FILE_BEFORE);
    after = longs(HarnessProgram.FILE_AFTER);
    for (int n = 0; n < Arena.REGIONS; n++) {
      shared.put(code(n), Arena.traps());
    }
    process =
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** Puts bytes at this offset of a region of code. */
  void code(int region, int offset, byte[] bytes) {
    shared.put(code(region) + offset, bytes);
  }

  /** Fills the data pages. */
  void data(byte[] contents) {
    shared.put(HarnessProgram.FILE_DATA, contents);
  }

  /** The data pages as they are now. */
  void dataInto(byte[] contents) {
    shared.get(HarnessProgram.FILE_DATA, contents);
  }

  /** Lets the processor begin with these cases. */
  void start(long[] records, int cases) throws IOException {
    before.put(0, records, 0, cases * StateRecord.LONGS);
    ByteBuffer count = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(cases);
    process.getOutputStream().write(count.array());
    process.getOutputStream().flush();
  }

  /** Waits until the cases are done and copies what they left behind. */
  void finish(long[] records, int cases) throws IOException {
    if (process.getInputStream().read() < 0) {
      throw new IOException("the harness program ended with " + exitStatus());
    }
    after.get(0, records, 0, cases * StateRecord.LONGS);
  }

  /** Ends the program. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    exitStatus();
  }

  private int exitStatus() throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException(e);
    }
  }

  private static int code(int region) {
    return HarnessProgram.FILE_CODE + region * Arena.REGION_BYTES;
  }

  private LongBuffer longs(int offset) {
    return shared
        .slice(offset, HarnessProgram.FILE_AFTER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer();
  }
}
