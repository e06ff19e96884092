package dev.tightloop.model;

/**
 * The return addresses of a thread inside a state: how many, then from the oldest to the newest.
 */
public final class Stack {

  /** Cells of a stack; no thread of the specification has more than this less one. */
  static final int SIZE = 9;

  private final byte[] cells;
  private final int at;

  Stack(byte[] cells, int at) {
    this.cells = cells;
    this.at = at;
  }

  public int length() {
    return cells[at];
  }

  public boolean isEmpty() {
    return cells[at] == 0;
  }

  /** {@code ret[index + 1]}; {@code Head(ret)} has index 0. */
  public ThreadPc element(int index) {
    if (index < 0 || index >= length()) {
      throw new NoSuchRecord(index);
    }
    return ThreadPc.of(cells[at + length() - index]);
  }

  /** {@code Head(ret)}, where the function that runs returns to. */
  public ThreadPc head() {
    return element(0);
  }

  public boolean contains(ThreadPc pc) {
    for (int i = 1; i <= cells[at]; i++) {
      if (cells[at + i] == (byte) pc.ordinal()) {
        return true;
      }
    }
    return false;
  }

  void push(ThreadPc back) {
    if (length() == SIZE - 1) {
      throw new NoRoom("more than " + length() + " return addresses");
    }
    cells[at + ++cells[at]] = (byte) back.ordinal();
  }

  ThreadPc pop() {
    ThreadPc head = head();
    cells[at + cells[at]--] = 0;
    return head;
  }

  void clear() {
    for (int i = 0; i < SIZE; i++) {
      cells[at + i] = 0;
    }
  }
}
