package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.LazyFlags;
import dev.tightloop.amd64.OperandSize;
import dev.tightloop.amd64.Place;
import java.util.List;

/** What an instruction does with the status flags, as far as a translation cares. */
enum FlagEffect {
  /** Neither reads nor writes them. */
  NONE,
  /** Reads some. */
  READS,
  /** Writes all six, reads none. */
  WRITES,
  /** Writes some, or reads some first: the old ones matter. */
  CHANGES;

  static FlagEffect of(Instruction instruction) {
    String name = instruction.mnemonic();
    if (!Emitters.knows(instruction)) {
      if (isVector(instruction)) {
        return name.contains("comis") ? WRITES : NONE;
      }
      return CHANGES;
    }
    return switch (name) {
      case "add", "sub", "cmp", "and", "or", "xor", "test", "neg" -> WRITES;
      case "adc", "sbb", "inc", "dec", "rol", "ror", "imul", "bt" -> CHANGES;
      case "shl", "shr", "sar" -> isShiftByCl(instruction) ? CHANGES : WRITES;
      default ->
          Flow.of(instruction) == Flow.BRANCH
                  || Flow.condition(name, "set") != null
                  || Flow.condition(name, "cmov") != null
              ? READS
              : NONE;
    };
  }

  /** The kind of {@link LazyFlags} behind the instruction. */
  static int kindAfter(Instruction instruction, int before) {
    FlagEffect effect = of(instruction);
    if (effect == NONE || effect == READS) {
      return before;
    }
    if (!Emitters.knows(instruction)) {
      return LazyFlags.KNOWN;
    }
    int kind =
        switch (instruction.mnemonic()) {
          case "add" -> LazyFlags.ADD;
          case "sub", "cmp", "neg" -> LazyFlags.SUB;
          case "and", "or", "xor", "test" -> LazyFlags.LOGIC;
          case "inc" -> LazyFlags.INC;
          case "dec" -> LazyFlags.DEC;
          case "adc" -> LazyFlags.ADC;
          case "sbb" -> LazyFlags.SBB;
          default -> LazyFlags.KNOWN;
        };
    return kind == LazyFlags.KNOWN ? kind : kind << 2 | size(instruction).ordinal();
  }

  /** Does it only touch XMM registers, memory and the registers that it names? */
  static boolean isVector(Instruction instruction) {
    boolean vector = false;
    for (Place place : instruction.places()) {
      if (place instanceof Place.Unknown) {
        return false;
      }
      vector |= place instanceof Place.Xmm;
    }
    return vector;
  }

  static OperandSize size(Instruction instruction) {
    return Emitters.sizeOf(instruction.places().get(0));
  }

  /** A count of zero changes nothing. */
  static boolean isShiftByCl(Instruction instruction) {
    List<Place> places = instruction.places();
    return !(places.get(1) instanceof Place.Constant count)
        || (count.value() & (size(instruction) == OperandSize.QWORD ? 63 : 31)) == 0;
  }
}
