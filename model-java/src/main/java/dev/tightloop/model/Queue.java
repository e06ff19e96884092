package dev.tightloop.model;

/** A queue of goroutines or threads inside a state: its length, then its elements, then zeros. */
public final class Queue {

  private final byte[] cells;
  private final int at;
  private final int capacity;

  Queue(byte[] cells, int at, int capacity) {
    this.cells = cells;
    this.at = at;
    this.capacity = capacity;
  }

  public int length() {
    return cells[at];
  }

  public boolean isEmpty() {
    return cells[at] == 0;
  }

  /** Element {@code index} from the head, which has index 0. */
  public int element(int index) {
    return cells[at + 1 + index];
  }

  /** How many places hold this element. */
  public int count(int element) {
    int count = 0;
    for (int i = 0; i < length(); i++) {
      if (element(i) == element) {
        count++;
      }
    }
    return count;
  }

  void append(int element) {
    if (length() == capacity) {
      throw new IllegalStateException("queue of " + capacity + " is full");
    }
    cells[at + 1 + cells[at]++] = (byte) element;
  }

  void prepend(int element) {
    append(0);
    System.arraycopy(cells, at + 1, cells, at + 2, length() - 1);
    cells[at + 1] = (byte) element;
  }

  int removeHead() {
    int head = element(0);
    int length = --cells[at];
    System.arraycopy(cells, at + 2, cells, at + 1, length);
    cells[at + 1 + length] = 0;
    return head;
  }
}
