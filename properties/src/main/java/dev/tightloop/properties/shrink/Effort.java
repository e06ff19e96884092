package dev.tightloop.properties.shrink;

/** Steps that are taken to shrink, and how many there may be. */
final class Effort {

  private final Effort whole;
  private final long most;
  private long spent;

  Effort(long most) {
    this(null, most);
  }

  private Effort(Effort whole, long most) {
    this.whole = whole;
    this.most = most;
  }

  /** A part of this one, which can end before. */
  Effort part(long mostOfIt) {
    return new Effort(this, mostOfIt);
  }

  void spend() {
    spent++;
    if (whole != null) {
      whole.spend();
    }
  }

  boolean isSpent() {
    return spent >= most || whole != null && whole.isSpent();
  }

  long left() {
    return Math.max(0, most - spent);
  }

  long spent() {
    return spent;
  }
}
