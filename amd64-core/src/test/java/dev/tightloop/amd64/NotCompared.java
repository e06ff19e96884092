package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import dev.tightloop.amd64.OpcodeTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rows that a comparison with a processor says nothing about, and why. A row is compared unless
 * it stands here.
 */
final class NotCompared {
  /**
   * @param rows which ones, for people
   * @param vendors on AMD's processors too, or on others only?
   */
  record Entry(String rows, Predicate<Row> matches, boolean vendors, String reason) {}

  static final List<Entry> ENTRIES = entries();

  private NotCompared() {}

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    named(entries, "syscall", "enters the kernel, whose answer is not the processor's");
    named(entries, "cpuid", "says which processor this is");
    named(entries, "xgetbv", "says which state this processor and kernel have");
    named(entries, "xsave.*|xrstor.*", "the area's size and layout follow the host's XCR0");
    named(entries, "rdtscp?", "reads a clock");
    named(entries, "tzcnt", "the core's is BSF, as no profile of it reports BMI1");
    named(entries, "wr[fg]sbase", "cases share one FS and GS base");
    operand(entries, OperandEncoding.SEGMENT, "the core has no segment registers");
    operand(entries, OperandEncoding.FWORD, "the core has no segment registers");
    named(entries, "retfw|iretw", "the core has no segment registers");
    entries.add(
        new Entry(
            "66 before a near branch",
            row ->
                row.prefix() == PrefixClass.P66
                    && Pattern.matches("j.*|call|ret|loop.*", row.form().mnemonics()[0]),
            false,
            "Intel's processors ignore the prefix, AMD's and the core cut the target to 16 bits"));
    return List.copyOf(entries);
  }

  /**
   * Why this row is not compared, or null.
   *
   * @param amd is the processor one of AMD's?
   */
  static String reason(Row row, boolean amd) {
    for (Entry entry : ENTRIES) {
      if ((entry.vendors() || !amd) && entry.matches().test(row)) {
        return entry.reason();
      }
    }
    return null;
  }

  private static void named(List<Entry> entries, String mnemonics, String reason) {
    Pattern pattern = Pattern.compile(mnemonics);
    Predicate<Row> matches = row -> pattern.matcher(row.form().mnemonics()[0]).matches();
    entries.add(new Entry(mnemonics, matches, true, reason));
  }

  private static void operand(List<Entry> entries, OperandEncoding operand, String reason) {
    Predicate<Row> matches = row -> List.of(row.form().operands()).contains(operand);
    entries.add(new Entry("operand " + operand, matches, true, reason));
  }
}
