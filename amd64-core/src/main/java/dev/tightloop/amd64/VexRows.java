package dev.tightloop.amd64;

import static dev.tightloop.amd64.Feature.AVX;
import static dev.tightloop.amd64.Feature.AVX2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OperandEncoding.HX;
import static dev.tightloop.amd64.OperandEncoding.VX;
import static dev.tightloop.amd64.OperandEncoding.WX;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import dev.tightloop.amd64.VexTable.Bit;
import dev.tightloop.amd64.VexTable.Place;
import dev.tightloop.amd64.VexTable.RegisterOrMemory;

/**
 * Adds rows to the table (Intel SDM vol. 2, tables, and each instruction's page). They
 * have lengths and names, and no semantics.
 */
abstract sealed class VexRows permits VexFloatForms, VexIntegerForms, VexLaneForms, VexOtherForms {
  static final int MAP_0F = 1;
  static final int MAP_0F38 = 2;
  static final int MAP_0F3A = 3;

  private static final int ANY_DIGIT = -1;

  final VexTable table;

  VexRows(VexTable table) {
    this.table = table;
  }

  /** Consecutive opcodes of instructions on whole integer vectors. */
  final void integers(int map, int first, String... names) {
    for (int i = 0; i < names.length; i++) {
      widthFeature(map, P66, first + i, names[i], VX, HX, WX);
    }
  }

  /** AVX for 128 bits, AVX2 for 256. */
  final void widthFeature(
      int map, PrefixClass prefix, int opcode, String name, OperandEncoding... operands) {
    add(map, prefix, opcode, Bit.BOTH, Bit.ZERO, name, AVX, operands);
    add(map, prefix, opcode, Bit.BOTH, Bit.ONE, name, AVX2, operands);
  }

  /** Any W, any L, memory or register. */
  final void both(
      int map,
      PrefixClass prefix,
      int opcode,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    add(map, prefix, opcode, Bit.BOTH, Bit.BOTH, name, feature, operands);
  }

  final void memory(
      int map,
      PrefixClass prefix,
      int opcode,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    digit(map, prefix, opcode, ANY_DIGIT, RegisterOrMemory.MEMORY, l, name, feature, operands);
  }

  final void register(
      int map,
      PrefixClass prefix,
      int opcode,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    digit(map, prefix, opcode, ANY_DIGIT, RegisterOrMemory.REGISTER, l, name, feature, operands);
  }

  final void digit(
      int map,
      PrefixClass prefix,
      int opcode,
      int digit,
      RegisterOrMemory rm,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    Place place = new Place(map, prefix, opcode, Bit.BOTH, l, rm, digit);
    table.add(place, Form.decodedOnly(name, feature, operands));
  }

  final void add(
      int map,
      PrefixClass prefix,
      int opcode,
      Bit w,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    table.add(any(map, prefix, opcode, w, l), Form.decodedOnly(name, feature, operands));
  }

  static Place any(int map, PrefixClass prefix, int opcode, Bit w, Bit l) {
    return new Place(map, prefix, opcode, w, l, RegisterOrMemory.BOTH, ANY_DIGIT);
  }
}
