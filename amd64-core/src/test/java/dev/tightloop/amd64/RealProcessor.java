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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor under the JVM, running cases through {@link HarnessProgram}. Not thread-safe: one
 * for each thread.
 */
final class RealProcessor implements AutoCloseable {
  private static final int UPPER_HALVES = StateRecord.WINDOWS - StateRecord.YMM_UPPER;

  private final Path directory;
  private final boolean avx;
  private final Process process;
  private final MappedByteBuffer shared;
  private final LongBuffer before;
  private final LongBuffer after;

  /** The first place where the program runs, and why it runs in none. */
  private record Home(Path parent, String obstacle) {
    /** Where a program may be written, best first; either may be mounted with {@code noexec}. */
    static final Home OF_THIS_MACHINE =
        HostProcessor.isAmd64Linux()
            ? among(
                List.of(
                    Path.of(System.getProperty("basedir", ".")).resolve("target"),
                    Path.of(System.getProperty("java.io.tmpdir"))))
            : new Home(null, "the comparison needs Linux on an amd64 processor to run on");

    static Home among(List<Path> parents) {
      List<String> failures = new ArrayList<>();
      for (Path parent : parents) {
        try (RealProcessor processor = new RealProcessor(parent, HostProcessor.has(Feature.AVX))) {
          processor.runTrap();
          return new Home(parent, null);
        } catch (IOException e) {
          failures.add(e.toString());
        }
      }
      return new Home(null, "the harness program runs nowhere: " + String.join("; ", failures));
    }
  }

  /** Why this machine cannot run cases, or null. */
  static String obstacle() {
    return Home.OF_THIS_MACHINE.obstacle();
  }

  /** The directory that holds the program's own. */
  static Path parent() {
    return Home.OF_THIS_MACHINE.parent();
  }

  /** The same, were these the only places for the program. */
  static String obstacle(List<Path> parents) {
    return Home.among(parents).obstacle();
  }

  /**
   * @param avx save and load the upper halves of YMM? Without, cases leave them as they were.
   */
  RealProcessor(boolean avx) throws IOException {
    this(Home.OF_THIS_MACHINE.parent(), avx);
  }

  private RealProcessor(Path parent, boolean avx) throws IOException {
    this.avx = avx;
    directory = Files.createTempDirectory(parent, "harness");
    try {
      Path file = Files.createFile(directory.resolve("shared.bin"));
      shared = share(file);
      before = longs(HarnessProgram.FILE_BEFORE);
      after = longs(HarnessProgram.FILE_AFTER);
      process = start(file);
    } catch (IOException e) {
      delete();
      throw e;
    }
  }

  private static MappedByteBuffer share(Path file) throws IOException {
    MappedByteBuffer shared;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, HarnessProgram.FILE_BYTES);
    }
    shared.order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < Arena.REGIONS; n++) {
      shared.put(code(n), Arena.traps());
    }
    return shared;
  }

  private Process start(Path file) throws IOException {
    Path program = directory.resolve("harness.elf");
    Files.write(program, HarnessProgram.elf(file.toAbsolutePath().toString(), avx));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new ProcessBuilder(program.toAbsolutePath().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** One case of nothing but INT3. */
  private void runTrap() throws IOException {
    long[] record = new long[StateRecord.LONGS];
    record[StateRecord.RIP] = Arena.region(0);
    record[StateRecord.RFLAGS] = 0x202;
    record[StateRecord.MXCSR] = Registers.MXCSR_AT_RESET;
    record[StateRecord.WINDOW_ADDRESSES] = Arena.FIRST_WRITABLE;
    record[StateRecord.WINDOW_ADDRESSES + 1] = Arena.FIRST_WRITABLE;
    start(record, 1);
    finish(record.clone(), 1);
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
    for (int n = 0; n < cases && !avx; n++) {
      int upper = n * StateRecord.LONGS + StateRecord.YMM_UPPER;
      before.get(upper, records, upper, UPPER_HALVES);
    }
  }

  /** Ends the program and deletes what it needed. */
  @Override
  public void close() throws IOException {
    try {
      process.getOutputStream().close();
      exitStatus();
    } finally {
      delete();
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
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
