package dev.tightloop.model;

/** A sequence inside a state: its length, then its elements from the head, then zeros. */
public final class Queue {

  private final byte[] cells;
  private final int at;
  private final int capacity;

  Queue(byte[] cells, int at, int capacity) {
    this.cells = cells;
    this.at = at;
    this.capacity = capacity;
  }

  /** Cells of a sequence. */
  static int size(int capacity) {
    return 1 + capacity;
  }

  public int length() {
    return cells[at];
  }

  public boolean isEmpty() {
    return cells[at] == 0;
  }

  /** Element {@code index} from the head, which has index 0. */
  public int element(int index) {
    if (index < 0 || index >= length()) {
      throw new NoSuchRecord(index);
    }
    return cells[at + 1 + index];
  }

  /** {@code Head}. */
  public int head() {
    return element(0);
  }

  /** How many places hold this element. */
  public int count(int element) {
    int count = 0;
    for (int i = 1; i <= cells[at]; i++) {
      if (cells[at + i] == element) {
        count++;
      }
    }
    return count;
  }

  public boolean contains(int element) {
    return count(element) > 0;
  }

  /** The elements, bit by bit. */
  public int members() {
    int members = 0;
    for (int i = 1; i <= cells[at]; i++) {
      members |= 1 << cells[at + i];
    }
    return members;
  }

  void append(int element) {
    if (length() == capacity) {
      throw new NoRoom("a sequence of " + capacity + " is full");
    }
    cells[at + 1 + cells[at]++] = (byte) element;
  }

  void prepend(int element) {
    append(0);
    System.arraycopy(cells, at + 1, cells, at + 2, length() - 1);
    cells[at + 1] = (byte) element;
  }

  int removeHead() {
    int head = head();
    int length = --cells[at];
    System.arraycopy(cells, at + 2, cells, at + 1, length);
    cells[at + 1 + length] = 0;
    return head;
  }

  void clear() {
    for (int i = 0; i <= capacity; i++) {
      cells[at + i] = 0;
    }
  }
}
