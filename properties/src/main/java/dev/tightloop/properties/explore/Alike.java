package dev.tightloop.properties.explore;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.ThreadSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which goroutines and threads the machine's steps do not tell apart: those in the same sets of
 * {@code spec/Options.tla}.
 *
 * <p>Goroutines are alike if they play the same roles; LockedG is like no other. So are threads of
 * M but LockedM, and threads of CThread that set up their signals in the same way. An extra M and
 * its goroutine belong together: such pairs are alike if their goroutines are.
 *
 * <p>What only {@code Init} looks at does not count ({@code FirstG}, {@code FirstM}, {@code
 * ParkedG}, {@code IdleM}, the order of the queues): of a state and its images every step leads to
 * a state and its images, wherever the machine began. Processors are never alike: checkRunqsNoP,
 * preemptall, startTheWorld and forEachP visit them in the order of allp.
 */
final class Alike {

  /** A goroutine, a thread, or a goroutine and its thread; -1 for neither. */
  private record Unit(int gp, int t) {}

  private final Configuration constants;
  private final Collection<List<Unit>> classes;

  private Alike(Configuration constants) {
    this.constants = constants;
    Map<String, List<Unit>> byKey = new TreeMap<>();
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      Unit unit = new Unit(gp, constants.lockedm(gp));
      String kind = gp == constants.lockedG() ? "locked " : "g ";
      byKey.computeIfAbsent(kind + roles(gp), key -> new ArrayList<>()).add(unit);
    }
    for (int t = 0; t < constants.threads(); t++) {
      if (t != constants.sysmon() && (!constants.isMachine(t) || constants.lockedg(t) < 0)) {
        byKey.computeIfAbsent(kind(t), key -> new ArrayList<>()).add(new Unit(-1, t));
      }
    }
    classes = byKey.values();
  }

  /**
   * Permutations of what is alike, a group of them; the first is the identity.
   *
   * @param most how many there may be; of a larger group, those of a subgroup
   */
  static List<Permutation> permutations(Configuration constants, int most) {
    Alike alike = new Alike(constants);
    List<Permutation> group = List.of(Permutation.identity(constants));
    for (List<Unit> units : alike.classes) {
      int movable = units.size();
      while (group.size() * factorial(movable) > most) {
        movable--;
      }
      group = alike.times(group, units.subList(0, movable));
    }
    return group;
  }

  private static int factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  private String roles(int gp) {
    StringBuilder roles = new StringBuilder();
    for (Role role : Role.values()) {
      if (role != Role.ParkedG && constants.has(role, gp)) {
        roles.append(role).append(' ');
      }
    }
    return roles.toString();
  }

  private String kind(int t) {
    if (constants.isMachine(t)) {
      return "m " + constants.has(ThreadSet.MainThread, t);
    }
    return "t "
        + constants.has(ThreadSet.BlocksSignals, t)
        + constants.has(ThreadSet.OwnsSignalStack, t);
  }

  private List<Permutation> times(List<Permutation> group, List<Unit> units) {
    List<Permutation> product = new ArrayList<>();
    int[] order = new int[units.size()];
    Arrays.setAll(order, i -> i);
    do {
      for (Permutation permutation : group) {
        int[] g = permutation.g().clone();
        int[] t = permutation.t().clone();
        for (int i = 0; i < order.length; i++) {
          move(units.get(i), units.get(order[i]), g, t);
        }
        product.add(new Permutation(g, t));
      }
    } while (next(order));
    return product;
  }

  private static void move(Unit from, Unit to, int[] g, int[] t) {
    if (from.gp() >= 0) {
      g[from.gp()] = to.gp();
    }
    if (from.t() >= 0) {
      t[from.t()] = to.t();
    }
  }

  /** The next order in lexicographic order; false after the last. */
  private static boolean next(int[] order) {
    int i = order.length - 2;
    while (i >= 0 && order[i] > order[i + 1]) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    int j = order.length - 1;
    while (order[j] < order[i]) {
      j--;
    }
    swap(order, i, j);
    for (int low = i + 1, high = order.length - 1; low < high; low++, high--) {
      swap(order, low, high);
    }
    return true;
  }

  private static void swap(int[] order, int i, int j) {
    int there = order[i];
    order[i] = order[j];
    order[j] = there;
  }
}
