package dev.tightloop.forgotten;

/** Has the form of a module of the model, and an action that no enumeration has. */
final class Forgotten {

  private boolean asked() {
    return true;
  }

  boolean goyield(int mp) {
    return mp == 0 || asked();
  }
}
