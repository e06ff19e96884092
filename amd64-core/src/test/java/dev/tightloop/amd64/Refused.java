package dev.tightloop.amd64;

import java.util.Set;
import java.util.function.BiPredicate;

/** What objdump decodes and processors do not, rule by rule. */
enum Refused {
  /** LOCK belongs to a few instructions, and to memory (Intel SDM vol. 2, "LOCK"). */
  LOCK(
      (text, bytes) ->
          text.startsWith("lock ") && !text.matches("lock " + lockable() + " \\w+ PTR .*")),

  /** 66, F2, F3, LOCK and REX before VEX (Intel SDM vol. 2, 2.3.2 to 2.3.4). */
  PREFIX_BEFORE_VEX(
      (text, bytes) -> {
        int at = 0;
        boolean bad = false;
        for (; Encodings.isPrefix(bytes[at] & 0xff); at++) {
          bad |= Set.of(0x66, 0xf0, 0xf2, 0xf3).contains(bytes[at] & 0xff);
        }
        boolean rex = at > 0 && (bytes[at - 1] & 0xf0) == 0x40;
        return (bytes[at] == (byte) 0xc4 || bytes[at] == (byte) 0xc5) && (bad || rex);
      }),

  /** Those that exist without a mandatory prefix only (their pages in Intel SDM vol. 2). */
  MANDATORY_PREFIX(
      (text, bytes) -> {
        String name = text.split(" ")[0];
        return Set.of("vzeroupper", "vzeroall", "vldmxcsr", "vstmxcsr").contains(name)
            || name.matches("(ld|st)mxcsr|sfence|fx(save|rstor)(64)?")
                && (contains(bytes, 0x66) || contains(bytes, 0xf2) || contains(bytes, 0xf3))
            || name.equals("pmovmskb") && (contains(bytes, 0xf2) || contains(bytes, 0xf3));
      }),

  /** EXTRQ's reg field must be 0 (AMD64 manual vol. 4, "EXTRQ"). */
  DIGIT((text, bytes) -> text.matches("extrq xmm\\d+,0x\\w+,0x\\w+")),

  /** There are six segment registers, and CS is not written by MOV. */
  SEGMENT((text, bytes) -> text.matches("mov .*\\?.*|mov cs,.*")),

  /** There are CR0, CR2, CR3, CR4 and CR8, and DR0 to DR7. */
  SYSTEM_REGISTER((text, bytes) -> text.matches("mov .*\\b(cr([15679]|1\\d)|dr([89]|1\\d))\\b.*"));

  private final BiPredicate<String, byte[]> rule;

  Refused(BiPredicate<String, byte[]> rule) {
    this.rule = rule;
  }

  static boolean byProcessors(String text, byte[] bytes) {
    for (Refused refused : values()) {
      if (refused.rule.test(text, bytes)) {
        return true;
      }
    }
    return false;
  }

  private static String lockable() {
    return "(add|adc|and|bt[crs]|cmpxchg(8b|16b)?|dec|inc|neg|not|or|sbb|sub|xor|xadd|xchg)";
  }

  private static boolean contains(byte[] bytes, int value) {
    for (byte b : bytes) {
      if ((b & 0xff) == value) {
        return true;
      }
    }
    return false;
  }
}
