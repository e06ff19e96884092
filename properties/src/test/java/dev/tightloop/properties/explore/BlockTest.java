package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what was written, in memory and from the file. */
final class BlockTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 248, 512, 520, 1544})
  void statesComeBackAsTheyWere(int size) {
    SplittableRandom random = new SplittableRandom(size);
    Rooms rooms = new Rooms(size, Long.MAX_VALUE);
    BlockWriter writer = new BlockWriter(size);
    List<byte[]> written = new ArrayList<>();
    byte[] state = new byte[size + 3];
    writer.open(rooms.take());
    while (!writer.isFull()) {
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        state[3 + random.nextInt(size)] = (byte) random.nextInt();
      }
      writer.append(state, 3);
      byte[] copy = new byte[size];
      System.arraycopy(state, 3, copy, 0, size);
      written.add(copy);
    }
    Block block = writer.close();
    assertEquals(written.size(), block.states());
    assertRead(written, block.bytes(), size);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void aLevelKeepsItsBlocksWhetherThereIsMemoryOrNot(long memory) {
    int size = 248;
    Rooms rooms = new Rooms(size, memory);
    List<byte[]> written = new ArrayList<>();
    try (Level level = new Level(rooms)) {
      for (int i = 0; i < 20; i++) {
        BlockWriter writer = new BlockWriter(size);
        writer.open(rooms.take());
        byte[] state = new byte[size];
        state[i] = (byte) (i + 1);
        writer.append(state, 0);
        level.add(writer.close());
        written.add(state);
      }
      assertEquals(20, level.statesLeft());
      byte[] buffer = new byte[rooms.size()];
      for (byte[] state : written) {
        Block block = level.claim();
        assertEquals(memory == 0, block.bytes() == null);
        assertRead(List.of(state), level.bytes(block, buffer), size);
        level.release(block);
      }
      assertEquals(0, level.statesLeft());
      assertTrue(level.unclaimed().isEmpty());
    }
  }

  @Test
  void aLevelKeepsInMemoryWhatCannotBeWritten(@TempDir Path directory) {
    int size = 8;
    Rooms rooms = new Rooms(size, 0);
    byte[] state = {1, 2, 3, 4, 5, 6, 7, 8};
    try (Level level = new Level(rooms, directory.resolve("nowhere"))) {
      assertNull(level.trouble());
      for (int i = 0; i < 2; i++) {
        BlockWriter writer = new BlockWriter(size);
        writer.open(rooms.take());
        writer.append(state, 0);
        level.add(writer.close());
      }
      assertTrue(level.trouble().contains("nowhere"), level.trouble());
      assertEquals(2, level.statesLeft());
      for (int i = 0; i < 2; i++) {
        Block block = level.claim();
        assertRead(List.of(state), level.bytes(block, new byte[0]), size);
      }
    }
  }

  private static void assertRead(List<byte[]> written, byte[] bytes, int size) {
    BlockReader reader = new BlockReader(size);
    reader.open(bytes, written.size());
    for (byte[] expected : written) {
      assertTrue(reader.next());
      assertArrayEquals(expected, reader.state());
    }
    assertFalse(reader.next());
  }
}
