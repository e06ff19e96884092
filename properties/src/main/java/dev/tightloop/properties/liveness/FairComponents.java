package dev.tightloop.properties.liveness;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The strongly connected pieces of a part of a graph in which a behaviour can go round for ever and
 * be fair.
 *
 * <p>Streett emptiness (Emerson and Lei 1987; Lichtenstein and Pnueli 1985): take the strongly
 * connected components. Where something is demanded in a component that no edge inside of it does,
 * either nothing can be saved (weak fairness: it is enabled wherever one goes), or the states that
 * demand it (strong fairness) or the edges (a response) are taken away, and what is left is taken
 * apart again. A state alone counts, too: a behaviour may stutter there for ever.
 *
 * <p>The components are Pearce's (2016, one number for each state), without recursion.
 */
final class FairComponents {

  private static final int OUTSIDE = 0;

  private final StateGraph graph;
  private final Demands demands;

  /** The piece that a state belongs to while it is taken apart; 0 outside, below 0 if fair. */
  private final int[] piece;

  private final int[] number;
  private final int[] members;
  private final Deque<Piece> waiting = new ArrayDeque<>();
  private long[] withoutByComponent = new long[16];
  private int fairComponents;
  private int pieces;

  private int[] path = new int[1024];
  private int[] cursor = new int[1024];
  private int[] firstNumber = new int[1024];

  /** States members[from..to), without the edges of some classes. */
  private record Piece(int id, int from, int to, long without) {}

  private FairComponents(StateGraph graph, Demands demands, BitList part) {
    this.graph = graph;
    this.demands = demands;
    piece = new int[graph.states()];
    number = new int[graph.states()];
    members = new int[part.size()];
    int at = 0;
    for (int state = 0; state < graph.states(); state++) {
      if (part.get(state)) {
        members[at++] = state;
      }
    }
    push(0, members.length, 0);
  }

  /** Searches this part of the graph. */
  static FairComponents of(StateGraph graph, Demands demands, BitList part) {
    FairComponents found = new FairComponents(graph, demands, part);
    while (!found.waiting.isEmpty()) {
      found.takeApart(found.waiting.pop());
    }
    return found;
  }

  /**
   * Bytes that a search needs at most, a lasso included.
   *
   * @param states of the graph
   * @param inPart of them, those of the part that is searched
   */
  static long bytes(long states, long inPart) {
    return Integer.BYTES * (4 * states + 6 * inPart);
  }

  boolean none() {
    return fairComponents == 0;
  }

  /** Whether a state belongs to a fair component. */
  boolean isFair(int state) {
    return piece[state] < 0;
  }

  /** The fair component of a state; another number for each. */
  int component(int state) {
    return -piece[state] - 1;
  }

  /** Classes whose edges are not to be taken inside a fair component. */
  long without(int component) {
    return withoutByComponent[component];
  }

  private void push(int from, int to, long without) {
    int id = ++pieces;
    for (int i = from; i < to; i++) {
      piece[members[i]] = id;
      number[members[i]] = 0;
    }
    waiting.push(new Piece(id, from, to, without));
  }

  private void takeApart(Piece from) {
    // The range is written anew while the walk goes on, component by component.
    int[] starts = Arrays.copyOfRange(members, from.from, from.to);
    int[] stack = new int[starts.length];
    Walk walk = new Walk(from, stack, from.from);
    for (int start : starts) {
      if (piece[start] == from.id && number[start] == 0) {
        walk.from(start);
      }
    }
  }

  /** One depth-first walk over a piece. */
  private final class Walk {

    private final Piece in;
    private final int[] stack;
    private int stacked;
    private int next = 1;
    private int emitted;

    Walk(Piece in, int[] stack, int emitted) {
      this.in = in;
      this.stack = stack;
      this.emitted = emitted;
    }

    void from(int start) {
      int depth = 0;
      enter(0, start);
      while (depth >= 0) {
        int state = path[depth];
        int edge = cursor[depth];
        int end = graph.edgesEnd(state);
        int into = -1;
        while (edge < end && into < 0) {
          int target = graph.target(edge);
          if (piece[target] == in.id && (graph.classes(edge) & in.without) == 0) {
            if (number[target] == 0) {
              into = target;
            } else {
              low(depth, target);
            }
          }
          edge++;
        }
        cursor[depth] = edge;
        if (into >= 0) {
          enter(++depth, into);
        } else {
          leave(depth);
          depth--;
          if (depth >= 0 && piece[state] == in.id) {
            low(depth, state);
          }
        }
      }
    }

    private void enter(int depth, int state) {
      if (depth == path.length) {
        int room = Math.min(2 * depth, members.length);
        path = Arrays.copyOf(path, room);
        cursor = Arrays.copyOf(cursor, room);
        firstNumber = Arrays.copyOf(firstNumber, room);
      }
      path[depth] = state;
      cursor[depth] = graph.edgesBegin(state);
      firstNumber[depth] = next;
      number[state] = next++;
    }

    /** The state on the way reaches back as far as another one that is not done with. */
    private void low(int depth, int other) {
      int state = path[depth];
      if (number[other] < number[state]) {
        number[state] = number[other];
      }
    }

    private void leave(int depth) {
      int state = path[depth];
      if (number[state] != firstNumber[depth]) {
        stack[stacked++] = state;
        return;
      }
      int begin = emitted;
      members[emitted++] = state;
      while (stacked > 0 && number[stack[stacked - 1]] >= number[state]) {
        members[emitted++] = stack[--stacked];
      }
      judge(begin, emitted, in);
    }
  }

  /** A component: fair, or nothing, or to be taken apart without some of it. */
  private void judge(int from, int to, Piece in) {
    int marked = ++pieces;
    for (int i = from; i < to; i++) {
      piece[members[i]] = marked;
    }
    long taken = 0;
    long somewhere = 0;
    long everywhere = -1;
    for (int i = from; i < to; i++) {
      int state = members[i];
      long enabled = 0;
      for (int edge = graph.edgesBegin(state); edge < graph.edgesEnd(state); edge++) {
        long classes = graph.classes(edge);
        enabled |= classes;
        if (piece[graph.target(edge)] == marked && (classes & in.without) == 0) {
          taken |= classes;
        }
      }
      somewhere |= enabled;
      everywhere &= enabled;
    }
    if (demands.missing(somewhere, everywhere, taken) == 0) {
      accept(from, to, in.without);
    } else if ((demands.weak() & everywhere & ~taken) != 0) {
      discard(from, to);
    } else {
      refine(from, to, taken, in.without);
    }
  }

  private void accept(int from, int to, long without) {
    if (fairComponents == withoutByComponent.length) {
      withoutByComponent = Arrays.copyOf(withoutByComponent, 2 * fairComponents);
    }
    withoutByComponent[fairComponents++] = without;
    for (int i = from; i < to; i++) {
      piece[members[i]] = -fairComponents;
    }
  }

  private void discard(int from, int to) {
    for (int i = from; i < to; i++) {
      piece[members[i]] = OUTSIDE;
    }
  }

  /** At least one state or one edge goes, so this comes to an end. */
  private void refine(int from, int to, long taken, long without) {
    long neverTaken = demands.strong() & ~taken;
    long unanswered = 0;
    for (Demands.Response response : demands.responses()) {
      if ((taken & response.when()) != 0 && (taken & response.then()) == 0) {
        unanswered |= response.when();
      }
    }
    int kept = from;
    for (int i = from; i < to; i++) {
      int state = members[i];
      if ((graph.enabled(state) & neverTaken) == 0) {
        members[kept++] = state;
      } else {
        piece[state] = OUTSIDE;
      }
    }
    if (kept > from) {
      push(from, kept, without | unanswered);
    }
  }
}
