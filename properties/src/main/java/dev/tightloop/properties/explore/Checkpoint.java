package dev.tightloop.properties.explore;

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
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * All that a search needs to go on: one file, replaced as a whole, with a checksum at its end.
 *
 * @param identity of the task; a search of another one refuses the file
 * @param level the states of the level at work whose successors are not yet in the set
 * @param next the states of the next level that are already known
 */
record Checkpoint(
    String identity,
    int depth,
    long generated,
    long distinct,
    FingerprintSet set,
    Level level,
    Level next) {

  private static final long MAGIC = 0x5469676874_4c7031L;
  private static final int BUFFER = 1 << 20;
  private static final String FILE = "checkpoint";

  /**
   * Saves to a directory, which is made if there is none. Whatever happens, there is then the new
   * checkpoint or the old one, whole.
   */
  void save(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      Path unfinished = directory.resolve(FILE + ".unfinished");
      try (FileOutputStream stream = new FileOutputStream(unfinished.toFile())) {
        write(stream);
        stream.getFD().sync();
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadCheckpoint(file, "cannot be written: " + e, "name another directory");
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
    set.forEach(out::writeLong);
    write(level, out);
    write(next, out);
    out.flush();
    out.writeLong(sum.getChecksum().getValue());
    out.flush();
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
   * @param level where the blocks of this level go
   * @param next where the blocks of the next level go
   * @throws BadCheckpoint if there is none, or it is damaged, or of another task
   */
  static Checkpoint load(
      Path directory, String identity, FingerprintSet set, Rooms rooms, Level level, Level next) {
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
        String name = of.substring(0, of.indexOf(' '));
        throw new BadCheckpoint(
            file, "is of another search, of " + name + " as it was", "begin anew");
      }
      int depth = in.readInt();
      long generated = in.readLong();
      long distinct = in.readLong();
      set.reserve(distinct);
      for (long i = 0; i < distinct; i++) {
        set.add(in.readLong());
      }
      read(in, rooms, level);
      read(in, rooms, next);
      long computed = sum.getChecksum().getValue();
      if (in.readLong() != computed) {
        throw new BadCheckpoint(file, "is damaged", "begin anew");
      }
      return new Checkpoint(identity, depth, generated, distinct, set, level, next);
    } catch (NoSuchFileException e) {
      throw new BadCheckpoint(file, "does not exist", "name the directory of --checkpoint");
    } catch (EOFException e) {
      throw new BadCheckpoint(file, "ends too early", "begin anew");
    } catch (IOException e) {
      throw new BadCheckpoint(file, "cannot be read: " + e, "begin anew");
    }
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
