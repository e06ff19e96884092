package dev.tightloop.amd64;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A positive real number that can be cut off at any digit and compared there, exactly. */
interface ExactNumber {
  /** The greatest n with n * 2^exponent not above this number. */
  BigInteger floor(int exponent);

  /** How this number compares with n * 2^exponent. */
  int compareTo(BigInteger n, int exponent);

  /** A fraction, positive. */
  record Ratio(BigInteger numerator, BigInteger denominator) implements ExactNumber {
    static Ratio of(BigDecimal value) {
      BigInteger unscaled = value.unscaledValue();
      return value.scale() > 0
          ? new Ratio(unscaled, BigInteger.TEN.pow(value.scale()))
          : new Ratio(unscaled.multiply(BigInteger.TEN.pow(-value.scale())), BigInteger.ONE);
    }

    static Ratio of(BigDecimal dividend, BigDecimal divisor) {
      Ratio a = of(dividend);
      Ratio b = of(divisor);
      return new Ratio(a.numerator.multiply(b.denominator), a.denominator.multiply(b.numerator));
    }

    @Override
    public BigInteger floor(int exponent) {
      return exponent < 0
          ? numerator.shiftLeft(-exponent).divide(denominator)
          : numerator.divide(denominator.shiftLeft(exponent));
    }

    @Override
    public int compareTo(BigInteger n, int exponent) {
      BigInteger product = n.multiply(denominator);
      return exponent < 0
          ? numerator.shiftLeft(-exponent).compareTo(product)
          : numerator.compareTo(product.shiftLeft(exponent));
    }
  }

  /** The square root of a fraction. */
  record Root(Ratio square) implements ExactNumber {
    @Override
    public BigInteger floor(int exponent) {
      return square.floor(2 * exponent).sqrt();
    }

    @Override
    public int compareTo(BigInteger n, int exponent) {
      return square.compareTo(n.multiply(n), 2 * exponent);
    }
  }
}
