package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.List;

/**
 * Some encodings of one row, each in a region of code of its own, and several states for each. The
 * same row and number always give the same batch.
 */
final class CaseBatch {
  final List<Encoding> encodings = new ArrayList<>();
  final long[] before = new long[HarnessProgram.BATCH * StateRecord.LONGS];
  private int perEncoding;

  /** Fills it anew. */
  void fill(ComparedRow row, long number, int encodingCount, int states) {
    fill(
        row,
        new SeededRandomness(row.name().hashCode() * 0x1_0001L + number),
        encodingCount,
        states);
  }

  void fill(ComparedRow row, Randomness random, int encodingCount, int states) {
    encodings.clear();
    perEncoding = states;
    EncodingMaker encodingMaker = new EncodingMaker(random);
    StateMaker stateMaker = new StateMaker(random);
    for (int region = 0; region < encodingCount; region++) {
      Encoding encoding = encodingMaker.next(row, region);
      encodings.add(encoding);
      for (int i = 0; i < states; i++) {
        int at = (region * states + i) * StateRecord.LONGS;
        stateMaker.next(encoding, region, before, at);
      }
    }
  }

  /** A batch of one case. */
  void only(Encoding encoding, long[] record) {
    encodings.clear();
    encodings.add(encoding);
    perEncoding = 1;
    System.arraycopy(record, 0, before, 0, StateRecord.LONGS);
  }

  int size() {
    return encodings.size() * perEncoding;
  }

  Encoding encoding(int n) {
    return encodings.get(n / perEncoding);
  }
}
