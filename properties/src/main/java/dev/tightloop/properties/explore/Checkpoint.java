package dev.tightloop.properties.explore;

import dev.tightloop.properties.invariants.Evaluations;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * All that a search needs to go on: one file, replaced as a whole, with a checksum at its end.
 *
 * @param identity of the task; a search of another one refuses the file
 * @param evaluations what was asked of states and steps so far
 * @param level the states of the level at work whose successors are not yet in the set
 * @param next the states of the next level that are already known
 */
record Checkpoint(
    String identity,
    int depth,
    long generated,
    long distinct,
    List<Evaluations> evaluations,
    FingerprintSet set,
    Level level,
    Level next) {

  /** Comes before the {@link CodeIdentity}, at the end of an identity. */
  static final String CODE = ", code ";

  private static final long MAGIC = 0x5469676874_4c7032L;
  private static final int BUFFER = 1 << 20;
  private static final String FILE = "checkpoint";

  /**
   * Saves to a directory that this search holds. Whatever happens, there is then the new checkpoint
   * or the old one, whole.
   */
  void save(Path directory) {
    Path file = directory.resolve(FILE);
    Path unfinished = directory.resolve(FILE + ".unfinished");
    try {
      try (FileOutputStream stream = new FileOutputStream(unfinished.toFile())) {
        write(stream);
        stream.getFD().sync();
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(unfinished);
      throw new BadCheckpoint(file, "cannot be written: " + e, "name another directory");
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Why it could not be written is about to be said, and is worse.
      return;
    }
  }

  private void write(FileOutputStream stream) throws IOException {
    CheckedOutputStream sum =
        new CheckedOutputStream(new BufferedOutputStream(stream, BUFFER), new CRC32C());
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(sum, BUFFER));
    out.writeLong(MAGIC);
    out.writeUTF(identity);
    out.writeInt(depth);
    out.writeLong(generated);
    out.writeLong(distinct);
    write(evaluations, out);
    set.forEach(out::writeLong);
    write(level, out);
    write(next, out);
    out.flush();
    out.writeLong(sum.getChecksum().getValue());
    out.flush();
  }

  private static void write(List<Evaluations> evaluations, DataOutputStream out)
      throws IOException {
    out.writeInt(evaluations.size());
    for (Evaluations each : evaluations) {
      out.writeUTF(each.property());
      out.writeLong(each.evaluated());
      out.writeLong(each.mattered());
    }
  }

  private static List<Evaluations> readEvaluations(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Evaluations> evaluations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      evaluations.add(new Evaluations(in.readUTF(), in.readLong(), in.readLong()));
    }
    return evaluations;
  }

  private static void write(Level level, DataOutputStream out) throws IOException {
    List<Block> blocks = level.unclaimed();
    out.writeInt(blocks.size());
    for (Block block : blocks) {
      out.writeInt(block.states());
      out.writeInt(block.length());
      out.write(level.bytes(block, new byte[block.length()]), 0, block.length());
    }
  }

  /**
   * Loads from a directory.
   *
   * @param set where the fingerprints go
   * @param fits makes room in it for so many; false if the memory does not suffice
   * @param level where the blocks of this level go
   * @param next where the blocks of the next level go
   * @throws BadCheckpoint if there is none, or it is damaged, or of another task
   */
  static Checkpoint load(
      Path directory,
      String identity,
      FingerprintSet set,
      LongPredicate fits,
      Rooms rooms,
      Level level,
      Level next) {
    Path file = directory.resolve(FILE);
    CheckedInputStream sum;
    try (var stream = Files.newInputStream(file)) {
      sum = new CheckedInputStream(new BufferedInputStream(stream, BUFFER), new CRC32C());
      DataInputStream in = new DataInputStream(sum);
      if (in.readLong() != MAGIC) {
        throw new BadCheckpoint(file, "no checkpoint of this version", "begin anew");
      }
      String of = in.readUTF();
      if (!of.equals(identity)) {
        throw otherSearch(file, of, identity);
      }
      int depth = in.readInt();
      long generated = in.readLong();
      long distinct = in.readLong();
      if (distinct < 0 || distinct > Files.size(file) / Long.BYTES) {
        throw new BadCheckpoint(file, "is damaged", "begin anew");
      }
      List<Evaluations> evaluations = readEvaluations(in);
      if (!fits.test(distinct)) {
        throw new BadCheckpoint(
            file, "has %,d states, too many for the memory".formatted(distinct), "allow more");
      }
      for (long i = 0; i < distinct; i++) {
        set.add(in.readLong());
      }
      read(in, rooms, level);
      read(in, rooms, next);
      long computed = sum.getChecksum().getValue();
      if (in.readLong() != computed) {
        throw new BadCheckpoint(file, "is damaged", "begin anew");
      }
      return new Checkpoint(identity, depth, generated, distinct, evaluations, set, level, next);
    } catch (NoSuchFileException e) {
      throw new BadCheckpoint(file, "does not exist", "name the directory of --checkpoint");
    } catch (IllegalArgumentException e) {
      throw new BadCheckpoint(file, "is damaged", "begin anew");
    } catch (EOFException e) {
      throw new BadCheckpoint(file, "ends too early", "begin anew");
    } catch (IOException e) {
      throw new BadCheckpoint(file, "cannot be read: " + e, "begin anew");
    }
  }

  private static BadCheckpoint otherSearch(Path file, String of, String wanted) {
    if (withoutCode(of).equals(withoutCode(wanted))) {
      return new BadCheckpoint(file, "is of another version of this program", "begin anew");
    }
    String name = of.split(" ", 2)[0];
    return new BadCheckpoint(file, "is of another search, of " + name + " as it was", "begin anew");
  }

  private static String withoutCode(String identity) {
    int at = identity.lastIndexOf(CODE);
    return at < 0 ? identity : identity.substring(0, at);
  }

  private static void read(DataInputStream in, Rooms rooms, Level level) throws IOException {
    int blocks = in.readInt();
    for (int i = 0; i < blocks; i++) {
      int states = in.readInt();
      int length = in.readInt();
      if (length < 0 || length > rooms.size()) {
        throw new IOException("a block of " + length + " bytes");
      }
      byte[] room = rooms.take();
      in.readFully(room, 0, length);
      level.add(new Block(room, -1, length, states));
    }
  }
}
