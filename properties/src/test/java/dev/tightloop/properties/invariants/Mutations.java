package dev.tightloop.properties.invariants;

import dev.tightloop.model.Cell;
import dev.tightloop.model.Model;
import dev.tightloop.model.NoSuchRecord;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reachable states, and states near them: some fields hold what another record or another state has
 * there.
 */
final class Mutations {

  /** Some fields are the same in all states. */
  private static final int ATTEMPTS = 100;

  private static final Set<Cell.Kind> COMPOSED = Set.of(Cell.Kind.LENGTH, Cell.Kind.REGISTER);
  private static final String FRAME = "frame";
  private static final int LEAST = -2;
  private static final int NUMBERS = 8;

  /** The cells of a field, of each record of its variable. */
  private record Field(int[] begins, int width) {}

  private final List<Field> fields = new ArrayList<>();
  private final List<Integer> plain = new ArrayList<>();
  private final List<byte[]> reachable;
  private final Model model;
  private final SplitMix64 random;
  private final int threads;
  private final int sysmon;

  Mutations(Model model, int walks, int length, SplitMix64 random) {
    reachable = reached(model, walks, length, random);
    this.model = model;
    this.random = random;
    threads = model.configuration().threads();
    sysmon = model.configuration().sysmon();
    Map<String, List<Integer>> cells = new HashMap<>();
    List<Cell> layout = model.state().layout();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      Cell cell = layout.get(i);
      String name = cell.variable() + "." + field(cell);
      if (cell.index() == 0 && !COMPOSED.contains(cell.kind()) && !name.endsWith(FRAME)) {
        plain.add(i);
      }
      if (!cells.containsKey(name)) {
        names.add(name);
      }
      cells.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
    }
    for (String name : names) {
      List<Integer> at = cells.get(name);
      int records = (int) at.stream().map(i -> layout.get(i).record()).distinct().count();
      int width = at.size() / records;
      int[] begins = new int[records];
      for (int i = 0; i < records; i++) {
        begins[i] = at.get(i * width);
      }
      fields.add(new Field(begins, width));
    }
  }

  private static List<byte[]> reached(Model model, int walks, int length, SplitMix64 random) {
    List<byte[]> reached = new ArrayList<>();
    Set<Long> fingerprints = new HashSet<>();
    List<State> initial = model.initialStates();
    int[] enabled = new int[model.mostSteps()];
    for (int walk = 0; walk < walks; walk++) {
      model.state().copyFrom(initial.get(random.below(initial.size())).encoded());
      for (int i = 0; i < length; i++) {
        if (fingerprints.add(model.state().fingerprint())) {
          reached.add(model.state().encoded());
        }
        if (!step(model, enabled, random)) {
          break;
        }
      }
    }
    return reached;
  }

  /**
   * Takes some step, unless there is none: a fault may lead to where the spec cannot evaluate one.
   */
  static boolean step(Model model, int[] enabled, SplitMix64 random) {
    try {
      int count = model.enabled(enabled);
      if (count > 0) {
        model.apply(enabled[random.below(count)]);
      }
      return count > 0;
    } catch (NoSuchRecord | IllegalStateException e) {
      return false;
    }
  }

  /** A frame is there or not: its fields change together. */
  private static String field(Cell cell) {
    return cell.field().startsWith("frame") ? FRAME : cell.field();
  }

  /** A reachable state with so many fields replaced. */
  byte[] next(int changes) {
    return changed(any(), changes);
  }

  byte[] changed(byte[] original, int changes) {
    byte[] state = original.clone();
    int left = changes;
    for (int attempt = 0; attempt < ATTEMPTS && left > 0; attempt++) {
      Field field = fields.get(random.below(fields.size()));
      int from = field.begins[random.below(field.begins.length)];
      int to = field.begins[random.below(field.begins.length)];
      byte[] other = any();
      boolean alike = isSysmons(field, from) == isSysmons(field, to);
      if (alike && !Arrays.equals(other, from, from + field.width, state, to, to + field.width)) {
        System.arraycopy(other, from, state, to, field.width);
        left--;
      }
    }
    return state;
  }

  /**
   * Besides, single cells hold numbers that may be no value of their type, or of no type at all.
   */
  byte[] wild(int changes) {
    byte[] state = next(1);
    for (int i = 0; i < changes; i++) {
      state[plain.get(random.below(plain.size()))] = (byte) (random.below(NUMBERS) + LEAST);
    }
    return state;
  }

  /** Sysmon's thread is nowhere where the others are, and not all is defined for it. */
  private boolean isSysmons(Field field, int begin) {
    return field.begins.length == threads && field.begins[sysmon] == begin;
  }

  /** The reachable states of which something can be said when they are the working state. */
  List<byte[]> those(BooleanSupplier predicate) {
    List<byte[]> those = new ArrayList<>();
    for (byte[] state : reachable) {
      model.state().copyFrom(state);
      if (predicate.getAsBoolean()) {
        those.add(state);
      }
    }
    return those;
  }

  byte[] any() {
    return reachable.get(random.below(reachable.size()));
  }
}
