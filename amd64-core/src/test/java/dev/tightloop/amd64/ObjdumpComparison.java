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
    if (continues(line)) {
      line =
          new Objdump.Line(
              prefix.address(), prefix.length() + line.length(), prefix.text() + " " + line.text());
    }
    boolean continued = prefix != null && prefix.address() == line.address();
    prefix = null;
    if (ObjdumpText.isPrefixOnly(line.text())) {
      prefix = line;
    } else if (continued) {
      compareWithoutRex(line);
    } else {
      compare(line);
    }
  }

  /**
   * Where another prefix follows REX, objdump ends the line and forgets what came before. A
   * processor ignores that REX (Intel SDM vol. 2, 2.2.1), so it must be the same instruction
   * without it.
   */
  private void compareWithoutRex(Objdump.Line line) {
    byte[] bytes = memory.bytes(line.address(), CodeSlots.LONGEST);
    byte[] without = new byte[bytes.length];
    int ignored = 0;
    for (int i = 0; i < bytes.length; i++) {
      if ((bytes[i] & 0xf0) == 0x40 && isPrefixes(bytes, i + 2)) {
        ignored++;
      } else {
        without[i - ignored] = bytes[i];
      }
    }
    long at = line.address() + ignored;
    Memory other = new Memory();
    other.map(at & -Memory.PAGE_SIZE, 2 * Memory.PAGE_SIZE, Memory.READ | Memory.EXECUTE);
    other.bytes(at, without);
    String ours = text(memory, line.address());
    if (ours.equals(text(other, at))) {
      same++;
    } else {
      differ(line, ours + ", and without REX " + text(other, at));
    }
  }

  /** Are the first bytes prefixes, so many of them? */
  private static boolean isPrefixes(byte[] bytes, int many) {
    for (int i = 0; i < many; i++) {
      if (i == bytes.length || !Encodings.isPrefix(bytes[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private String text(Memory from, long address) {
    try {
      Instruction instruction = decoding.decode(from, address);
      return instruction + " up to " + instruction.next();
    } catch (UndefinedOpcode | GeneralProtection none) {
      return "undefined";
    }
  }

  private void compare(Objdump.Line line) {
    Instruction ours;
    try {
      ours = decoding.decode(memory, line.address());
    } catch (UndefinedOpcode | GeneralProtection none) {
      undefined(line, none);
      return;
    }
    boolean agrees =
        !ObjdumpText.isBad(line.text())
            && ours.length() == line.length()
            && ours.toString().equals(ObjdumpText.of(line.text()));
    if (!agrees && !Accepted.byProcessors(ours, line)) {
      differ(line, ours + ", " + ours.length() + " bytes");
      return;
    }
    mnemonics.add(ours.mnemonic());
    same++;
  }

  private void undefined(Objdump.Line line, Fault none) {
    String text = ObjdumpText.of(line.text());
    byte[] bytes = memory.bytes(line.address(), line.length());
    if (ObjdumpText.isBad(line.text()) || Refused.byProcessors(text, bytes)) {
      undefined++;
      return;
    }
    var family = LeftOut.of(text, opcode(bytes));
    if (family.isPresent()) {
      leftOut.add(family.get());
      undefined++;
    } else {
      differ(line, none.getMessage());
    }
  }

  /** The first byte that is no prefix. */
  private static int opcode(byte[] bytes) {
    int at = 0;
    while (isPrefixes(bytes, at + 1)) {
      at++;
    }
    return at == bytes.length ? -1 : bytes[at] & 0xff;
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
  public Set<LeftOut> leftOut() {
    return leftOut;
  }

  @Override
  public String toString() {
    return same + " alike, " + undefined + " undefined, " + different + " different";
  }
}
