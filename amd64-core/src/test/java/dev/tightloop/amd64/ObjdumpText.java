package dev.tightloop.amd64;

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
  private static final Set<String> STRINGS = Set.of("movs", "stos", "lods", "scas", "cmps");

  private static final Pattern RIP =
      Pattern.compile("\\[[re]ip[+-]0x[0-9a-f]+\\] *# (?:0x)?([0-9a-f]+)");
  private static final Pattern TARGET = Pattern.compile("^(?:0x)?([0-9a-f]+)$");

  private ObjdumpText() {}

  static boolean isBad(String text) {
    return text.contains("(bad)") || text.startsWith(".byte");
  }

  static String mnemonic(String text) {
    String all = of(text);
    int end =
        all.indexOf(
            ' ', all.startsWith("lock ") || all.startsWith("rep") ? all.indexOf(' ') + 1 : 0);
    return end < 0 ? all : all.substring(0, end);
  }

  static String of(String text) {
    String[] words = text.strip().split("\\s+", -1);
    int at = 0;
    String lock = "";
    String repeat = "";
    while (at < words.length) {
      String word = words[at];
      if (word.equals("lock")) {
        lock = "lock ";
      } else if (REPEATS.contains(word)) {
        repeat = word + " ";
      } else if (!SILENT.contains(word) && !word.startsWith("rex")) {
        break;
      }
      at++;
    }
    if (at == words.length) {
      return text.strip();
    }
    String name = words[at++];
    StringBuilder rest = new StringBuilder();
    for (; at < words.length && !words[at].startsWith("<"); at++) {
      rest.append(rest.length() == 0 ? "" : " ").append(words[at]);
    }
    String operands = rest.toString();
    Matcher rip = RIP.matcher(operands);
    if (rip.find()) {
      operands = rip.replaceFirst("[rip # 0x" + rip.group(1) + "]");
    }
    Matcher target = TARGET.matcher(operands);
    if (target.matches() && name.matches("j.*|call|loop.*")) {
      operands = "0x" + target.group(1);
    }
    return lock
        + (STRINGS.contains(name) ? repeat : "")
        + name
        + (operands.isEmpty() ? "" : " " + operands);
  }
}
