package dev.tightloop.amd64;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What objdump prints for an instruction, in the words of {@link Instruction#toString}: one rule
 * for each thing that it says otherwise.
 */
final class ObjdumpText {
  /** Prefixes that it prints as words of their own, and that are no part of a name. */
  private static final Set<String> SILENT =
      Set.of("data16", "addr32", "cs", "ds", "es", "ss", "fs", "gs", "bnd", "notrack");

  private static final Set<String> REPEATS = Set.of("rep", "repz", "repnz");
  private static final Set<String> ELISION = Set.of("xacquire", "xrelease");

  /** The instructions that a repeat prefix makes loops of. */
  private static final Set<String> STRINGS =
      Set.of("movs", "stos", "lods", "scas", "cmps", "ins", "outs");

  private static final Pattern BRANCH =
      Pattern.compile("(j[a-z]+|callw?|loopn?e?) (?:0x)?([0-9a-f]+)");

  private static final String RIP = "\\[([re]ip)[^\\]]*\\]";
  private static final Pattern RELATIVE =
      Pattern.compile("(?<=\\[([re]ip)[^#]{0,60}) # (?:0x)?([0-9a-f]+)");
  private static final Pattern ABSOLUTE =
      Pattern.compile("([fg]s:)?\\[([re]iz)\\*\\d([+-])0x([0-9a-f]+)\\]");
  private static final Pattern NO_INDEX = Pattern.compile("\\+[re]iz\\*\\d");

  private ObjdumpText() {}

  static boolean isBad(String text) {
    return text.contains("bad)") || text.contains("bad}") || text.startsWith(".byte");
  }

  /** Is this a prefix that it has made a line of its own? */
  static boolean isPrefixOnly(String text) {
    for (String word : words(text)) {
      if (!isPrefix(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrefix(String word) {
    return SILENT.contains(word)
        || REPEATS.contains(word)
        || ELISION.contains(word)
        || word.equals("lock")
        || word.startsWith("rex");
  }

  static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** Prefixes that matter, mnemonic, operands. */
  static String of(String text) {
    List<String> words = words(text);
    int at = 0;
    String lock = "";
    String repeat = "";
    boolean data16 = false;
    boolean wide = false;
    for (; at < words.size() - 1 && isPrefix(words.get(at)); at++) {
      if (words.get(at).equals("lock")) {
        lock = "lock ";
      } else if (REPEATS.contains(words.get(at))) {
        repeat = words.get(at) + " ";
      }
      // REX.W wins over 66.
      data16 |= words.get(at).equals("data16");
      wide |= words.get(at).startsWith("rex.W");
    }
    String name = words.get(at);
    StringBuilder line = new StringBuilder(lock).append(STRINGS.contains(name) ? repeat : "");
    line.append(name);
    for (String word : words.subList(at + 1, words.size())) {
      if (word.startsWith("<")) {
        break; // the symbol of a branch's target
      }
      line.append(' ').append(word);
    }
    return operands(line.toString(), data16 && !wide);
  }

  private static String operands(String line, boolean data16) {
    String text = line;
    Matcher relative = RELATIVE.matcher(text);
    if (relative.find()) {
      // The address comes behind a number sign, and we print nothing else.
      boolean narrow = relative.group(1).equals("eip");
      long address = Long.parseUnsignedLong(relative.group(2), 16);
      String target = hex(narrow ? address & 0xffff_ffffL : address);
      text = relative.replaceFirst("").replaceFirst(RIP, "[$1 # " + target + "]");
    }
    text = withoutIndex(text);
    Matcher branch = BRANCH.matcher(text);
    if (branch.matches()) {
      long target = Long.parseUnsignedLong(branch.group(2), 16);
      // 66 cuts the target to 16 bits; objdump sees that only where the distance gets shorter.
      text = branch.group(1) + " " + hex(data16 ? target & 0xffff : target);
    }
    for (Rule rule : Rule.values()) {
      text = rule.pattern.matcher(text).replaceFirst(rule.replacement);
    }
    // A displacement of zero that takes room is printed.
    return text.replace("+0x0]", "]");
  }

  /** SIB's index field may say that there is none; objdump calls it riz where it need not be. */
  private static String withoutIndex(String text) {
    Matcher absolute = ABSOLUTE.matcher(text);
    if (absolute.find()) {
      long displacement = Long.parseLong(absolute.group(4), 16);
      displacement = absolute.group(3).equals("-") ? -displacement : displacement;
      boolean narrow = absolute.group(2).equals("eiz");
      String segment = absolute.group(1) == null ? "ds:" : absolute.group(1);
      String address = hex(narrow ? displacement & 0xffff_ffffL : displacement);
      return absolute.replaceFirst(segment + address);
    }
    return NO_INDEX.matcher(text).replaceFirst("");
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /** Small differences of taste. */
  private enum Rule {
    /** D0 and D1 shift by a 1 that is in the opcode. */
    SHIFT_BY_ONE("^((?:ro|rc|sh|sa)[lr] .*),1$", "$1,0x1"),
    /** The width of what is pushed is in the opcode. */
    PUSH_CONSTANT("^pushw (0x.*)", "push $1"),
    /** Between registers VEX.L does not matter. */
    SCALAR_MOVE("^(vmovs[sd]) ymm", "$1 xmm"),
    /** 66 does not make the bases' width 16 bits. */
    BASE("^((?:rd|wr)[fg]sbase) ([a-ds][xpi])$", "$1 e$2"),
    HIGH_BASE("^((?:rd|wr)[fg]sbase) (r\\d+)w$", "$1 $2d");

    private final Pattern pattern;
    private final String replacement;

    Rule(String pattern, String replacement) {
      this.pattern = Pattern.compile(pattern);
      this.replacement = replacement;
    }
  }

  static String mnemonic(String text) {
    String[] words = of(text).split(" ");
    boolean two = words.length > 1 && (words[0].equals("lock") || REPEATS.contains(words[0]));
    return two ? words[0] + " " + words[1] : words[0];
  }
}
