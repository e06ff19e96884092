package dev.tightloop.amd64;

import java.util.List;
import java.util.Set;
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

  private static final Pattern BRANCH = Pattern.compile("(j[a-z]+|call|loopn?e?) [0-9a-f]+");

  private ObjdumpText() {}

  static boolean isBad(String text) {
    return text.contains("(bad)") || text.startsWith(".byte");
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
    for (; at < words.size() - 1 && isPrefix(words.get(at)); at++) {
      if (words.get(at).equals("lock")) {
        lock = "lock ";
      } else if (REPEATS.contains(words.get(at))) {
        repeat = words.get(at) + " ";
      }
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
    return operands(line.toString());
  }

  private static String operands(String line) {
    String text = line;
    int comment = text.indexOf(" # ");
    if (comment >= 0) {
      // [rip+0x10] # 401234: we print the address only.
      String target = text.substring(comment + 3).replaceFirst("^0x", "");
      text =
          text.substring(0, comment)
              .replaceFirst("\\[([re]ip)[^\\]]*\\]", "[$1 # 0x" + target + "]");
    }
    if (BRANCH.matcher(text).matches()) {
      text = text.replace(" ", " 0x");
    }
    // A displacement of zero that takes room is printed.
    return text.replace("+0x0]", "]");
  }

  /** Is that what the decoder says? */
  static boolean agrees(Instruction ours, String text) {
    return ours.toString().equals(text);
  }

  static String mnemonic(String text) {
    String[] words = of(text).split(" ");
    boolean two = words.length > 1 && (words[0].equals("lock") || REPEATS.contains(words[0]));
    return two ? words[0] + " " + words[1] : words[0];
  }
}
