package dev.tightloop.amd64;

import java.util.Locale;

/** What CMPSD and its family ask, in the order of their immediate (Intel SDM vol. 2, CMPPD). */
enum FloatPredicate implements FloatFunction {
  EQ,
  LT,
  LE,
  UNORD,
  NEQ,
  NLT,
  NLE,
  ORD;

  String mnemonic() {
    return "cmp" + name().toLowerCase(Locale.ROOT);
  }

  /** The predicate of an immediate. A processor looks at its low three bits. */
  static FloatPredicate of(Immediate immediate) {
    return values()[(int) immediate.value() & 7];
  }

  /** All ones for yes. */
  @Override
  public long apply(FloatFormat format, FloatEnvironment environment, long to, long from) {
    return holds(format, environment, to, from) ? format.sign | format.sign - 1 : 0;
  }

  private boolean holds(FloatFormat format, FloatEnvironment environment, long to, long from) {
    if (NaNs.any(format, to, from)) {
      boolean asksForOrder = this == LT || this == LE || this == NLT || this == NLE;
      FloatComparison.unordered(format, environment, to, from, asksForOrder);
      return this == UNORD || this == NEQ || this == NLT || this == NLE;
    }
    double a = format.value(environment.number(format, to));
    double b = format.value(environment.number(format, from));
    return switch (this) {
      case EQ -> a == b;
      case LT -> a < b;
      case LE -> a <= b;
      case UNORD -> false;
      case NEQ -> a != b;
      case NLT -> a >= b;
      case NLE -> a > b;
      case ORD -> true;
    };
  }
}
