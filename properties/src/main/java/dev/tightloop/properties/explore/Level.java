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
  private final List<Block> blocks = new ArrayList<>();
  private int claimed;
  private long statesLeft;
  private FileChannel file;
  private long fileEnd;

  Level(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Adds a block, whose room belongs to this level from now on. */
  synchronized void add(Block block) {
    statesLeft += block.states();
    if (rooms.areScarce()) {
      blocks.add(written(block));
      rooms.giveBack(block.bytes());
    } else {
      blocks.add(block);
    }
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

  private Block written(Block block) {
    try {
      if (file == null) {
        Path path = Files.createTempFile("tightloop-level", null);
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
