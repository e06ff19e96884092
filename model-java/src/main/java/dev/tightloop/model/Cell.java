package dev.tightloop.model;

/**
 * What a cell of an encoded state is.
 *
 * @param variable of {@code spec/Runtime.tla}: g, m, p, sched or thread
 * @param record whose, 0 for sched
 * @param field its name as {@link GCells} and its like have it
 * @param index which of a field's cells: classes of registers, or length and elements of a sequence
 */
public record Cell(String variable, int record, String field, int index, Kind kind) {

  /** What a cell's number stands for. */
  public enum Kind {
    /** A truth value, a number or the constant of an enumeration. */
    PLAIN,
    /** A goroutine, negative for none of them. */
    G,
    /** A thread, NIL for none. */
    THREAD,
    /** A processor, NIL for none. */
    P,
    /** Processors, bit by bit. */
    P_MASK,
    /** A class of registers, see {@link RegisterFile}. */
    REGISTER,
    /** The length of a sequence, whose elements follow. */
    LENGTH
  }

  /** Receives the fields of a record in their order. */
  interface Sink {
    void cell(String field, Kind kind);

    void registers(String field);

    void sequence(String field, Kind element, int capacity);
  }
}
