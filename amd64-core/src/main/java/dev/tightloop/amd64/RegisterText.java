package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.List;

/** Registers as text for people: a dump of one set, the differences between two. */
final class RegisterText {
  private RegisterText() {}

  static List<String> differences(Registers before, Registers after) {
    List<String> lines = new ArrayList<>();
    for (Gpr r : Gpr.values()) {
      number(lines, r.name(), before.gpr(r), after.gpr(r));
    }
    number(lines, "RIP", before.rip(), after.rip());
    flags(lines, before.rflags(), after.rflags());
    for (int n = 0; n < 16; n++) {
      pair(
          lines, "XMM" + n, before.xmmHigh(n), before.xmmLow(n), after.xmmHigh(n), after.xmmLow(n));
    }
    for (int n = 0; n < 16; n++) {
      pair(
          lines,
          "YMM" + n + " upper half",
          before.ymmUpperHigh(n),
          before.ymmUpperLow(n),
          after.ymmUpperHigh(n),
          after.ymmUpperLow(n));
    }
    number(lines, "MXCSR", before.mxcsr() & 0xffffffffL, after.mxcsr() & 0xffffffffL);
    number(lines, "FS base", before.fsBase(), after.fsBase());
    number(lines, "GS base", before.gsBase(), after.gsBase());
    return lines;
  }

  static String dump(Registers registers) {
    StringBuilder text = new StringBuilder();
    for (Gpr r : Gpr.values()) {
      text.append(String.format("%-3s %016x", r, registers.gpr(r)));
      text.append(r.ordinal() % 4 == 3 ? '\n' : ' ');
    }
    text.append(
        String.format(
            "RIP %016x RFLAGS %x (%s) FS base %x GS base %x MXCSR %04x%n",
            registers.rip(),
            registers.rflags(),
            Flags.describe(registers.rflags()),
            registers.fsBase(),
            registers.gsBase(),
            registers.mxcsr()));
    for (int n = 0; n < 16; n++) {
      String name = "XMM" + n;
      text.append(String.format("%-5s ", name));
      if ((registers.ymmUpperHigh(n) | registers.ymmUpperLow(n)) != 0) {
        text.append(
            String.format("%016x:%016x:", registers.ymmUpperHigh(n), registers.ymmUpperLow(n)));
      }
      text.append(String.format("%016x:%016x", registers.xmmHigh(n), registers.xmmLow(n)));
      text.append(n % 2 == 1 ? '\n' : ' ');
    }
    return text.toString();
  }

  private static void number(List<String> lines, String name, long before, long after) {
    if (before != after) {
      lines.add(name + " 0x" + Long.toHexString(before) + " became 0x" + Long.toHexString(after));
    }
  }

  private static void flags(List<String> lines, long before, long after) {
    long named = 0;
    for (int i = 0; i < Flags.count(); i++) {
      long bit = Flags.bit(i);
      named |= bit;
      if (((before ^ after) & bit) != 0) {
        boolean was = (before & bit) != 0;
        lines.add(Flags.name(i) + (was ? " was set, is clear" : " was clear, is set"));
      }
    }
    number(lines, "other RFLAGS bits", before & ~named, after & ~named);
  }

  private static void pair(
      List<String> lines, String name, long highWas, long lowWas, long highIs, long lowIs) {
    if (highWas != highIs || lowWas != lowIs) {
      lines.add(
          String.format(
              "%s 0x%016x:%016x became 0x%016x:%016x", name, highWas, lowWas, highIs, lowIs));
    }
  }
}
