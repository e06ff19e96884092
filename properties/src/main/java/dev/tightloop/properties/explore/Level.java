package dev.tightloop.properties.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The blocks of one level: some in memory, and those that are too many in a temporary file. */
final class Level implements AutoCloseable {

  private final Rooms rooms;
  private final Path directory;
  private final List<Block> blocks = new ArrayList<>();
  private int claimed;
  private long statesLeft;
  private FileChannel file;
  private long fileEnd;
  private volatile String trouble;

  Level(Rooms rooms) {
    this(rooms, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * @param directory where the temporary file is made, when it is needed
   */
  Level(Rooms rooms, Path directory) {
    this.rooms = rooms;
    this.directory = directory;
  }

  /** Adds a block, whose room belongs to this level from now on. */
  synchronized void add(Block block) {
    statesLeft += block.states();
    if (!rooms.areScarce() || trouble != null) {
      blocks.add(block);
      return;
    }
    try {
      blocks.add(written(block));
      rooms.giveBack(block.bytes());
    } catch (IOException e) {
      trouble = "waiting states cannot be written to " + directory + ": " + e;
      blocks.add(block);
    }
  }

  /** Why blocks stay in memory that should be in the file; null if none do. */
  String trouble() {
    return trouble;
  }

  /** A block that nobody else gets; null if there is none left. */
  synchronized Block claim() {
    if (claimed == blocks.size()) {
      return null;
    }
    Block block = blocks.set(claimed++, null);
    statesLeft -= block.states();
    return block;
  }

  /** The bytes of a block: its own room, or the buffer, read from the file. */
  byte[] bytes(Block block, byte[] buffer) {
    if (block.bytes() != null) {
      return block.bytes();
    }
    try {
      ByteBuffer target = ByteBuffer.wrap(buffer, 0, block.length());
      while (target.hasRemaining()) {
        if (file.read(target, block.at() + target.position()) < 0) {
          throw new IOException("a temporary file has become shorter");
        }
      }
      return buffer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that a claimed block is no longer needed. */
  void release(Block block) {
    if (block.bytes() != null) {
      rooms.giveBack(block.bytes());
    }
  }

  /** States of the blocks that nobody claimed. */
  synchronized long statesLeft() {
    return statesLeft;
  }

  /** The blocks that nobody claimed; not while workers claim. */
  List<Block> unclaimed() {
    return blocks.subList(claimed, blocks.size());
  }

  private Block written(Block block) throws IOException {
    if (file == null) {
      Path path = Files.createTempFile(directory, "tightloop-level", null);
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    long at = fileEnd;
    ByteBuffer source = ByteBuffer.wrap(block.bytes(), 0, block.length());
    while (source.hasRemaining()) {
      fileEnd += file.write(source, fileEnd);
    }
    return new Block(null, at, block.length(), block.states());
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
