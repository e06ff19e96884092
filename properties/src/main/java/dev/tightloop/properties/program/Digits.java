package dev.tightloop.properties.program;

/** Takes a number apart: one choice after the other, each from the rest of the division before. */
final class Digits {

  private int rest;

  Digits(int number) {
    rest = number & Integer.MAX_VALUE;
  }

  /** A choice from 0 to {@code count - 1}. */
  int below(int count) {
    int digit = rest % count;
    rest /= count;
    return digit;
  }

  /** One of the constants of an enum. */
  <E> E one(E[] of) {
    return of[below(of.length)];
  }
}
