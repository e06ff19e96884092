package dev.tightloop.amd64;

import java.util.Locale;

/**
 * BT, BTS, BTR and BTC. The ordinal plus 4 is their number in the reg field of 0F BA, so the order
 * matters.
 */
enum BitTestOperation {
  BT,
  BTS,
  BTR,
  BTC;

  String mnemonic() {
    return name().toLowerCase(Locale.ROOT);
  }
}
