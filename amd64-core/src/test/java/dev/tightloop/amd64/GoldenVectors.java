package dev.tightloop.amd64;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a real processor left behind of a few cases of each row, in a file, for machines whose
 * processor is another one. Inputs are not stored: {@link CaseBatch} makes the same ones again.
 *
 * <pre>
 *   gzip of: the number of rows, then for each row
 *     name             modified UTF-8, as {@link ComparedRow#name}
 *     checksum         CRC-32 of the cases' encodings and records before, 4 bytes
 *     memory           CRC-32 of the data pages after all of them, 4 bytes
 *     cases            for each: the number of slots that differ from {@link #predict}, one byte;
 *                      for each of these the slot, one byte, and the difference (xor): its length
 *                      in bytes, one byte, and that many bytes, the lowest first
 * </pre>
 */
final class GoldenVectors {
  static final String RESOURCE = "processor-vectors.gz";
  static final int ENCODINGS = 10;
  static final int STATES = 2;
  static final int CASES = ENCODINGS * STATES;

  /** The number of the batch in {@link CaseBatch#fill}; no comparison gets that far. */
  private static final long NUMBER = 1 << 30;

  /**
   * @param records what the processor left behind, {@link StateRecord} by StateRecord
   */
  record Row(int checksum, int memory, long[] records) {}

  private GoldenVectors() {}

  /** The cases of a row. */
  static void fill(CaseBatch batch, ComparedRow row) {
    batch.fill(row, NUMBER, ENCODINGS, STATES);
  }

  /** Of everything that a batch's outcome depends on. */
  static int checksum(CaseBatch batch) {
    CRC32 crc = new CRC32();
    for (Encoding encoding : batch.encodings) {
      crc.update(encoding.bytes());
    }
    byte[] bytes = new byte[8];
    for (int i = 0; i < batch.size() * StateRecord.LONGS; i++) {
      for (int b = 0; b < 8; b++) {
        bytes[b] = (byte) (batch.before[i] >> 8 * b);
      }
      crc.update(bytes);
    }
    return (int) crc.getValue();
  }

  static int checksum(byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(data);
    return (int) crc.getValue();
  }

  static void write(OutputStream out, Map<String, Row> rows) throws IOException {
    try (DataOutputStream data =
        new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(out)))) {
      data.writeInt(rows.size());
      CaseBatch batch = new CaseBatch();
      for (ComparedRow compared : ComparedRow.portable()) {
        Row row = rows.get(compared.name());
        if (row == null) {
          continue;
        }
        fill(batch, compared);
        data.writeUTF(compared.name());
        data.writeInt(row.checksum());
        data.writeInt(row.memory());
        for (int n = 0; n < CASES; n++) {
          writeCase(data, predict(batch, n), row.records(), n * StateRecord.LONGS);
        }
      }
    }
  }

  /**
   * Rows by name, in the file's order.
   *
   * @param compared the rows to read; others, and rows whose inputs have become others, are left
   *     out
   */
  static Map<String, Row> read(InputStream in, Map<String, ComparedRow> compared)
      throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    try (DataInputStream data =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)))) {
      CaseBatch batch = new CaseBatch();
      for (int left = data.readInt(); left > 0; left--) {
        String name = data.readUTF();
        final int checksum = data.readInt();
        final int memory = data.readInt();
        ComparedRow row = compared.get(name);
        if (row != null) {
          fill(batch, row);
        }
        boolean same = row != null && checksum(batch) == checksum;
        long[] records = new long[CASES * StateRecord.LONGS];
        for (int n = 0; n < CASES; n++) {
          long[] predicted = same ? predict(batch, n) : new long[StateRecord.LONGS];
          readCase(data, predicted, records, n * StateRecord.LONGS);
        }
        if (same) {
          rows.put(name, new Row(checksum, memory, records));
        }
      }
    }
    return rows;
  }

  /** As if the instruction had done nothing but lead to the INT3 behind it. */
  private static long[] predict(CaseBatch batch, int n) {
    long[] record = new long[StateRecord.LONGS];
    System.arraycopy(batch.before, n * StateRecord.LONGS, record, 0, StateRecord.LONGS);
    record[StateRecord.RIP] += batch.encoding(n).bytes().length + 1;
    record[StateRecord.VECTOR] = CoreSide.BREAKPOINT;
    record[StateRecord.ERROR] = 0;
    record[StateRecord.CR2] = 0;
    return record;
  }

  private static void writeCase(DataOutputStream data, long[] predicted, long[] records, int at)
      throws IOException {
    int count = 0;
    for (int slot = 0; slot < StateRecord.LONGS; slot++) {
      count += isStored(slot) && records[at + slot] != predicted[slot] ? 1 : 0;
    }
    data.writeByte(count);
    for (int slot = 0; slot < StateRecord.LONGS; slot++) {
      long difference = records[at + slot] ^ predicted[slot];
      if (isStored(slot) && difference != 0) {
        int bytes = 8 - Long.numberOfLeadingZeros(difference) / 8;
        data.writeByte(slot);
        data.writeByte(bytes);
        for (int b = 0; b < bytes; b++) {
          data.writeByte((int) (difference >> 8 * b));
        }
      }
    }
  }

  private static void readCase(DataInputStream data, long[] predicted, long[] records, int at)
      throws IOException {
    System.arraycopy(predicted, 0, records, at, StateRecord.LONGS);
    for (int left = data.readUnsignedByte(); left > 0; left--) {
      int slot = data.readUnsignedByte();
      int bytes = data.readUnsignedByte();
      for (int b = 0; b < bytes; b++) {
        records[at + slot] ^= (long) data.readUnsignedByte() << 8 * b;
      }
    }
  }

  /** Selectors and the signal mask mean nothing. */
  private static boolean isStored(int slot) {
    return slot != StateRecord.WINDOW_ADDRESSES && slot != StateRecord.CR2 - 1;
  }
}
