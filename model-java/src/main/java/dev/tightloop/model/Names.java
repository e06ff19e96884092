package dev.tightloop.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the numbers in a cell stand for. */
final class Names {

  private static final String NOBODY = "Nil";
  private static final String G0 = "g0";

  private final List<String> names;
  private final int first;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Names(List<String> names, int first) {
    this.names = names;
    this.first = first;
    names.forEach(name -> numbers.put(name, first + numbers.size()));
  }

  /** Numbered from 0. */
  static Names of(List<String> names) {
    return new Names(names, 0);
  }

  /** Numbered from 0; Nil is {@link Configuration#NIL}. */
  static Names orNil(List<String> names) {
    return after(List.of(NOBODY), names, Configuration.NIL);
  }

  /** Numbered from 0; Nil is {@link Configuration#NIL}, g0 is {@link Configuration#G0}. */
  static Names orG0(List<String> names) {
    return after(List.of(G0, NOBODY), names, Configuration.G0);
  }

  private static Names after(List<String> others, List<String> names, int first) {
    List<String> all = new ArrayList<>(others);
    all.addAll(names);
    return new Names(all, first);
  }

  /** How many have the number 0 or more. */
  int members() {
    return names.size() + first;
  }

  String name(int number) {
    return names.get(number - first);
  }

  /** The number of a name; null if it is none of them. */
  Integer number(Object name) {
    return numbers.get(name);
  }
}
