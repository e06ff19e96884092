package dev.tightloop.properties.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Whether there is a fair behaviour, against trying every set of edges. */
class FairComponentsTest {

  private static final long WEAK = 1 << 0 | 1 << 1;
  private static final long STRONG = 1 << 2 | 1 << 3;
  private static final Demands DEMANDS =
      new Demands(WEAK, STRONG, List.of(new Demands.Response(1 << 4, 1 << 5)));

  /** Edges are source, target, classes. */
  record Small(int states, List<int[]> edges, long starts, long pending) {

    /** With states numbered breadth first from state 0 and those that are not reached left out. */
    static Small of(int states, List<int[]> drawn, long starts, long pending) {
      List<Integer> order = new ArrayList<>(List.of(0));
      List<int[]> edges = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        for (int[] edge : drawn) {
          if (edge[0] == order.get(i) && edge[1] != edge[0]) {
            if (!order.contains(edge[1])) {
              order.add(edge[1]);
            }
            int from = i;
            int to = order.indexOf(edge[1]);
            Optional<int[]> known =
                edges.stream().filter(e -> e[0] == from && e[1] == to).findFirst();
            known.ifPresentOrElse(
                e -> e[2] |= edge[2], () -> edges.add(new int[] {from, to, edge[2]}));
          }
        }
      }
      return new Small(order.size(), edges, starts & pending, pending);
    }

    StateGraph graph() {
      StateGraph graph = new StateGraph();
      graph.addState();
      graph.endLevel();
      int endOfLevel = 1;
      for (int state = 0; state < states; state++) {
        if (state == endOfLevel) {
          graph.endLevel();
          endOfLevel = graph.states();
        }
        for (int[] edge : edges) {
          if (edge[0] == state) {
            if (edge[1] == graph.states()) {
              graph.addState();
            }
            graph.addEdge(edge[1], edge[2]);
          }
        }
        graph.endState();
      }
      return graph;
    }

    long enabled(int state) {
      return edges.stream()
          .filter(e -> e[0] == state)
          .mapToLong(e -> e[2])
          .reduce(0, (a, b) -> a | b);
    }
  }

  @Provide
  Arbitrary<Small> graphs() {
    Arbitrary<Integer> classes =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.of(1, 2, 4, 8, 16, 32)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 63)));
    return Arbitraries.integers()
        .between(1, 6)
        .flatMap(
            states -> {
              Arbitrary<Integer> state = Arbitraries.integers().between(0, states - 1);
              Arbitrary<int[]> edge =
                  Combinators.combine(state, state, classes).as((a, b, c) -> new int[] {a, b, c});
              return Combinators.combine(
                      edge.list().ofMaxSize(11),
                      Arbitraries.longs().between(0, 63),
                      Arbitraries.frequencyOf(
                          net.jqwik.api.Tuple.of(2, Arbitraries.just(63L)),
                          net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 63))))
                  .as((edges, starts, pending) -> Small.of(states, edges, starts, pending));
            });
  }

  @Property(tries = 5_000)
  void findsALassoExactlyIfSomeSetOfEdgesIsOne(@ForAll("graphs") Small small) {
    StateGraph graph = small.graph();
    BitList starts = bits(small.starts, small.states);
    BitList pending = bits(small.pending, small.states);
    Optional<Lasso> lasso = LivenessCheck.lasso(graph, DEMANDS, starts, pending);
    boolean expected = existsByTryingAll(small);
    Statistics.label("exists").collect(expected);
    Statistics.label("stutters").collect(lasso.map(found -> found.cycle().length == 0));
    assertThat(lasso.isPresent()).isEqualTo(expected);
    lasso.ifPresent(found -> assertIsOne(small, found));
  }

  @Test
  void aStepThatIsEnabledNowAndThenIsOwedToStrongFairnessOnly() {
    // 0 <-> 1 by a weakly fair class, and out of 1 by one class to 2, where nothing is enabled.
    assertThat(staysIn0And1(2)).isFalse();
    assertThat(staysIn0And1(1)).isTrue();
  }

  /** Whether one can stay in 0 and 1 for ever. */
  private static boolean staysIn0And1(int classOut) {
    Small small =
        Small.of(
            3,
            List.of(new int[] {0, 1, 1}, new int[] {1, 0, 1}, new int[] {1, 2, 1 << classOut}),
            0b011,
            0b011);
    return LivenessCheck.lasso(
            small.graph(), DEMANDS, bits(small.starts, 3), bits(small.pending, 3))
        .isPresent();
  }

  private static BitList bits(long set, int size) {
    BitList bits = new BitList();
    for (int i = 0; i < size; i++) {
      if ((set >>> i & 1) != 0) {
        bits.set(i);
      }
    }
    return bits;
  }

  private static boolean existsByTryingAll(Small small) {
    long reached = reachedFromStarts(small);
    List<int[]> inside =
        small.edges.stream()
            .filter(e -> (reached >>> e[0] & 1) != 0 && (reached >>> e[1] & 1) != 0)
            .toList();
    for (int state = 0; state < small.states; state++) {
      if ((reached >>> state & 1) != 0 && fair(small, 1L << state, List.of())) {
        return true;
      }
    }
    for (int subset = 1; subset < 1 << inside.size(); subset++) {
      List<int[]> edges = new ArrayList<>();
      long states = 0;
      for (int i = 0; i < inside.size(); i++) {
        if ((subset >>> i & 1) != 0) {
          edges.add(inside.get(i));
          states |= 1L << inside.get(i)[0] | 1L << inside.get(i)[1];
        }
      }
      if (stronglyConnected(states, edges) && fair(small, states, edges)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fair(Small small, long states, List<int[]> edges) {
    for (int bit = 0; bit < 4; bit++) {
      long one = 1L << bit;
      boolean taken = edges.stream().anyMatch(e -> (e[2] & one) != 0);
      boolean somewhere = false;
      boolean everywhere = true;
      for (int state = 0; state < small.states; state++) {
        if ((states >>> state & 1) != 0) {
          boolean enabled = (small.enabled(state) & one) != 0;
          somewhere |= enabled;
          everywhere &= enabled;
        }
      }
      boolean owed = (WEAK & one) != 0 ? everywhere : somewhere;
      if (owed && !taken) {
        return false;
      }
    }
    return edges.stream().noneMatch(e -> (e[2] & 16) != 0)
        || edges.stream().anyMatch(e -> (e[2] & 32) != 0);
  }

  /** Where memory was spent, a state whose turn has not come may well be a start. */
  @Test
  void aLassoDoesNotLeadThroughStatesWithoutTheirTurn() {
    int unfinished = 1 << 17;
    StateGraph graph = new StateGraph();
    BitList pending = new BitList();
    int[][] edges = {{1, 2}, {3}, {4}, {5}, {}, {4}};
    graph.addState();
    graph.endLevel();
    int endOfLevel = 1;
    for (int state = 0; state < edges.length; state++) {
      if (state == endOfLevel) {
        endOfLevel = graph.states();
        graph.endLevel();
      }
      for (int target : edges[state]) {
        while (target >= graph.states()) {
          graph.addState();
        }
        graph.addEdge(target, WEAK);
      }
      for (int i = 0; state == 4 && i < unfinished; i++) {
        graph.addEdge(graph.addState(), 0);
      }
      graph.endState();
    }
    BitList starts = new BitList();
    for (int state = 0; state < graph.states(); state++) {
      if (state != 2) {
        pending.set(state);
      }
      if (state == 0 || state >= edges.length) {
        starts.set(state);
      }
    }
    Lasso lasso = LivenessCheck.lasso(graph, DEMANDS, starts, pending).orElseThrow();
    assertThat(lasso.stem()).containsExactly(0, 1, 3, 5, 4);
    assertThat(lasso.cycle()).isEmpty();
  }

  private static boolean stronglyConnected(long states, List<int[]> edges) {
    for (int from = 0; from < Long.SIZE; from++) {
      if ((states >>> from & 1) != 0 && (closure(1L << from, edges) & states) != states) {
        return false;
      }
    }
    return true;
  }

  private static long closure(long from, List<int[]> edges) {
    long reached = from;
    for (boolean grows = true; grows; ) {
      grows = false;
      for (int[] edge : edges) {
        if ((reached >>> edge[0] & 1) != 0 && (reached >>> edge[1] & 1) == 0) {
          reached |= 1L << edge[1];
          grows = true;
        }
      }
    }
    return reached;
  }

  private static long reachedFromStarts(Small small) {
    long all = (1L << small.states) - 1;
    List<int[]> pending =
        small.edges.stream()
            .filter(e -> (small.pending >>> e[0] & 1) != 0 && (small.pending >>> e[1] & 1) != 0)
            .toList();
    return closure(small.starts & all, pending) & small.pending & all;
  }

  private static void assertIsOne(Small small, Lasso lasso) {
    int[] stem = lasso.stem();
    assertThat(stem[0]).isZero();
    for (int i = 1; i < stem.length; i++) {
      assertThat(edge(small, stem[i - 1], stem[i])).isPresent();
    }
    int at = stem[stem.length - 1];
    long states = 1L << at;
    List<int[]> taken = new ArrayList<>();
    for (int next : lasso.cycle()) {
      taken.add(edge(small, at, next).orElseThrow());
      states |= 1L << next;
      at = next;
    }
    assertThat(at).isEqualTo(stem[stem.length - 1]);
    assertThat(fair(small, states, taken)).isTrue();
    assertThat(small.pending & states).isEqualTo(states);
    int begins = stem.length - 1;
    while (begins > 0 && (small.starts >>> stem[begins] & 1) == 0) {
      assertThat(small.pending >>> stem[begins] & 1).isEqualTo(1);
      begins--;
    }
    assertThat(small.starts >>> stem[begins] & 1).isEqualTo(1);
  }

  private static Optional<int[]> edge(Small small, int from, int to) {
    return small.edges.stream().filter(e -> e[0] == from && e[1] == to).findFirst();
  }
}
