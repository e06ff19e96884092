package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Correction;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.ThreadPc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A configuration as the constants of the specification: what {@link ModelConfiguration} reads back
 * to the same one. What is as {@code spec/Options.tla} has it is left out.
 */
public final class ConfigurationText {

  private final Configuration from;
  private final StringJoiner lines = new StringJoiner("\n");

  private ConfigurationText(Configuration from) {
    this.from = from;
  }

  /** The sections SPECIFICATION and CONSTANTS, without anything that is asked. */
  public static String of(Configuration configuration) {
    return new ConfigurationText(configuration).text();
  }

  private String text() {
    List<String> g = names(from.goroutines(), from::goroutine);
    List<String> m = names(from.machines(), from::thread);
    List<String> p = names(from.processors(), from::processor);
    List<String> c = names(from.threads(), from::thread).subList(m.size() + 1, from.threads());
    Configuration plain =
        new Configuration.Builder(g, m, p, c)
            .first(from.firstG(), from.firstM(), from.firstP())
            .build();
    lines.add("SPECIFICATION " + from.specification());
    lines.add("CONSTANTS");
    line("Nil", "Nil");
    line("Sysmon", from.thread(from.sysmon()));
    line("G", set(g));
    line("M", set(m));
    line("P", set(p));
    line("CThread", set(c), c.isEmpty());
    line("FirstG", nobodyOr(from.firstG(), from::goroutine));
    line("FirstM", nobodyOr(from.firstM(), from::thread));
    line("FirstP", nobodyOr(from.firstP(), from::processor));
    line("LockedG", nobodyOr(from.lockedG(), from::goroutine));
    line("LockedM", nobodyOr(from.lockedM(), from::thread));
    line("LoopLength", Integer.toString(from.loopLength()));
    for (Role role : Role.values()) {
      String members = members(from.members(role), from.goroutines(), from::goroutine);
      line(role.name(), members, from.members(role) == plain.members(role));
    }
    for (ThreadSet set : ThreadSet.values()) {
      String members = members(from.members(set), from.threads(), from::thread);
      line(set.name(), members, from.members(set) == plain.members(set));
    }
    for (Marking marking : Marking.values()) {
      String places =
          members(from.members(marking), ThreadPc.USER_PLACES, i -> quoted(ThreadPc.values()[i]));
      line(marking.name(), places, from.members(marking) == plain.members(marking));
    }
    for (RegisterSet set : RegisterSet.values()) {
      RegisterClass[] all = RegisterClass.values();
      String classes = members(from.registers(set), all.length, i -> quoted(all[i]));
      line(set.name(), classes, from.registers(set) == plain.registers(set));
    }
    for (Switch which : Switch.values()) {
      String value = Boolean.toString(from.is(which)).toUpperCase(Locale.ROOT);
      line(which.name(), value, from.is(which) == plain.is(which));
    }
    List<Correction> corrections = Arrays.stream(Correction.values()).filter(from::has).toList();
    line("Faults", set(quoted(from.faults())));
    line("Corrections", set(quoted(corrections)), corrections.isEmpty());
    return lines.toString();
  }

  private void line(String constant, String value) {
    lines.add("    " + constant + " = " + value);
  }

  private void line(String constant, String value, boolean asInOptions) {
    if (!asInOptions) {
      line(constant, value);
    }
  }

  private static List<String> names(int count, IntFunction<String> name) {
    return IntStream.range(0, count).mapToObj(name).toList();
  }

  private static String nobodyOr(int number, IntFunction<String> name) {
    return number == Configuration.NIL ? "Nil" : name.apply(number);
  }

  private static String members(int members, int count, IntFunction<String> name) {
    IntPredicate member = i -> (members >> i & 1) != 0;
    return set(IntStream.range(0, count).filter(member).mapToObj(name).toList());
  }

  private static String quoted(Enum<?> name) {
    return '"' + name.name() + '"';
  }

  private static List<String> quoted(Collection<? extends Enum<?>> names) {
    List<String> quoted = new ArrayList<>();
    names.forEach(name -> quoted.add(quoted(name)));
    return quoted;
  }

  private static String set(List<String> members) {
    return "{" + String.join(", ", members) + "}";
  }
}
