package dev.tightloop.amd64;

/** A packed operation that treats both 64-bit halves of an XMM register alike. */
@FunctionalInterface
interface LaneOperation {
  /** One half of the result; {@code to} is the destination's half. */
  long apply(long to, long from);

  /** The operation on whole registers. */
  default Operation on(Vector to, Vector from) {
    return cpu -> {
      long low = apply(to.low(cpu), from.low(cpu));
      long high = apply(to.high(cpu), from.high(cpu));
      to.write(cpu, low, high);
    };
  }
}
