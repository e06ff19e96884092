package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The decoder against objdump, line by line: the same length and the same text, or undefined for
 * both. What they may differ in is written down here, each with the reason why the processor is on
 * the decoder's side.
 */
public final class ObjdumpComparison {
  private static final int PRINTED = 20;

  private final Memory memory;
  private final Decoding decoding;
  private final Set<LeftOut> leftOut = EnumSet.noneOf(LeftOut.class);
  private final Set<String> mnemonics = new TreeSet<>();
  private final List<String> differences = new ArrayList<>();
  private Objdump.Line prefix;
  private long same;
  private long undefined;
  private long different;

  /** The decoder, or one with a fault. */
  @FunctionalInterface
  interface Decoding {
    Instruction decode(Memory memory, long address);
  }

  /**
   * @param memory holds the code where objdump sees it, executable
   */
  public ObjdumpComparison(Memory memory) {
    this(memory, Decoder::decode);
  }

  ObjdumpComparison(Memory memory, Decoding decoding) {
    this.memory = memory;
    this.decoding = decoding;
  }

  /** Is this the rest of an instruction whose prefix was on a line of its own? */
  boolean continues(Objdump.Line line) {
    return prefix != null && prefix.address() + prefix.length() == line.address();
  }

  /** Compares the next line. */
  public void accept(Objdump.Line line) {
    Objdump.Line whole = line;
    if (continues(line)) {
      // A REX that another prefix follows is printed on its own line; a processor ignores it.
      whole =
          new Objdump.Line(
              prefix.address(), prefix.length() + line.length(), prefix.text() + " " + line.text());
    }
    prefix = null;
    if (ObjdumpText.isPrefixOnly(whole.text())) {
      prefix = whole;
      return;
    }
    compare(whole);
  }

  private void compare(Objdump.Line line) {
    Instruction ours;
    try {
      ours = decoding.decode(memory, line.address());
    } catch (UndefinedOpcode | GeneralProtection none) {
      undefined(line, none);
      return;
    }
    String text = ObjdumpText.of(line.text());
    if (ObjdumpText.isBad(line.text())
        || ours.length() != line.length()
        || !ObjdumpText.agrees(ours, text)) {
      differ(line, ours + ", " + ours.length() + " bytes");
      return;
    }
    mnemonics.add(ours.mnemonic());
    same++;
  }

  private void undefined(Objdump.Line line, Fault none) {
    if (ObjdumpText.isBad(line.text()) || Refused.byProcessors(memory, line)) {
      undefined++;
      return;
    }
    var family = LeftOut.of(ObjdumpText.of(line.text()));
    if (family.isPresent()) {
      leftOut.add(family.get());
      undefined++;
    } else {
      differ(line, none.getMessage());
    }
  }

  private void differ(Objdump.Line line, String ours) {
    different++;
    if (differences.size() < PRINTED) {
      String bytes =
          HexFormat.ofDelimiter(" ").formatHex(memory.bytes(line.address(), line.length()));
      differences.add(
          String.format(
              "%x: %s: objdump says %s, we %s", line.address(), bytes, line.text(), ours));
    }
  }

  /** The first differences as text; none if all is well. */
  public List<String> differences() {
    return differences;
  }

  /** How many instructions both know, alike. */
  public long same() {
    return same;
  }

  /** How many instructions, or byte strings that are none, were compared. */
  long compared() {
    return same + undefined + different;
  }

  /** How many byte strings are an undefined opcode to the decoder, with good reason. */
  public long undefined() {
    return undefined;
  }

  /** The names of all instructions that both know. */
  public Set<String> mnemonics() {
    return mnemonics;
  }

  /** Which families of {@link LeftOut} were met. */
  Set<LeftOut> leftOut() {
    return leftOut;
  }

  @Override
  public String toString() {
    return same + " alike, " + undefined + " undefined, " + different + " different";
  }
}
