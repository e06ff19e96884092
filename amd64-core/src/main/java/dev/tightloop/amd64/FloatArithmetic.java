package dev.tightloop.amd64;

/** The four operations and the square root. */
enum FloatArithmetic implements FloatFunction {
  SQRT("sqrt", 0x51) {
    @Override
    double inJava(double to, double from) {
      return Math.sqrt(from);
    }

    @Override
    long exactly(FloatFormat format, FloatEnvironment environment, long to, long from) {
      return SquareRoot.of(format, environment, from);
    }
  },
  ADD("add", 0x58) {
    @Override
    double inJava(double to, double from) {
      return to + from;
    }

    @Override
    long exactly(FloatFormat format, FloatEnvironment environment, long to, long from) {
      return FloatAddition.add(format, environment, to, from);
    }
  },
  MUL("mul", 0x59) {
    @Override
    double inJava(double to, double from) {
      return to * from;
    }

    @Override
    long exactly(FloatFormat format, FloatEnvironment environment, long to, long from) {
      return FloatMultiplication.multiply(format, environment, to, from);
    }
  },
  SUB("sub", 0x5c) {
    @Override
    double inJava(double to, double from) {
      return to - from;
    }

    @Override
    long exactly(FloatFormat format, FloatEnvironment environment, long to, long from) {
      return FloatAddition.subtract(format, environment, to, from);
    }
  },
  DIV("div", 0x5e) {
    @Override
    double inJava(double to, double from) {
      return to / from;
    }

    @Override
    long exactly(FloatFormat format, FloatEnvironment environment, long to, long from) {
      return FloatDivision.divide(format, environment, to, from);
    }
  };

  private final String mnemonic;
  private final int opcode;

  FloatArithmetic(String mnemonic, int opcode) {
    this.mnemonic = mnemonic;
    this.opcode = opcode;
  }

  /** Without the suffix for the format. */
  String mnemonic() {
    return mnemonic;
  }

  int opcode() {
    return opcode;
  }

  /** Right for both formats: rounding such a result of singles once more does no harm. */
  abstract double inJava(double to, double from);

  /** Right for all operands and all of MXCSR. */
  abstract long exactly(FloatFormat format, FloatEnvironment environment, long to, long from);

  @Override
  public long apply(FloatFormat format, FloatEnvironment environment, long to, long from) {
    if (environment.isPlain() && !format.isDenormal(from) && !(format.isDenormal(to))) {
      long result = format.nearest(inJava(format.value(to), format.value(from)));
      if (format.isAboveSmallest(result)
          || format.isZero(result) && (format.isZero(to) || format.isZero(from))) {
        return result;
      }
    }
    return exactly(format, environment, to, from);
  }
}
