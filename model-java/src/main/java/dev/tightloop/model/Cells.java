package dev.tightloop.model;

/**
 * The cells of one variable of {@code spec/Runtime.tla}: as many records, each of as many bytes.
 * Setters are for the model's actions alone.
 */
abstract class Cells {

  final byte[] cells;
  private final int at;
  private final int records;
  private final int size;

  Cells(byte[] cells, int at, int records, int size) {
    this.cells = cells;
    this.at = at;
    this.records = records;
    this.size = size;
  }

  /** Where a field of a record is. */
  final int at(int record, int field) {
    return at + checked(record) * size + field;
  }

  /** Where a record begins. */
  final int begin(int record) {
    return at(record, 0);
  }

  final int size() {
    return size;
  }

  /**
   * The record's number.
   *
   * @throws NoSuchRecord if there is none: TLC complains in the same place
   */
  final int checked(int record) {
    if (record < 0 || record >= records) {
      throw new NoSuchRecord(record);
    }
    return record;
  }
}
