package dev.tightloop.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * The constants of {@code spec/Runtime.tla}. Goroutines, threads and processors are numbered from
 * 0; number 0 of each is g1, m1, p1 in the specification.
 *
 * @param goroutines how many, at most {@value #MOST}
 * @param threads how many beside sysmon, at most {@value #MOST}
 * @param firstG the first goroutine in the global queue at the start
 * @param firstM the thread that holds the P at the start
 * @param idleM a thread in midle at the start, or {@link #NIL}
 * @param lockedG the goroutine that called LockOSThread, or {@link #NIL}
 * @param lockedM its thread, or {@link #NIL}
 * @param loopLength instructions in the loop of a goroutine, 1 to 3
 * @param unsafePoint bit i says that instruction i of the loop is marked unsafe
 * @param asyncPreemptOff GODEBUG=asyncpreemptoff=1
 * @param faults seeded faults; empty is Go 1.19
 */
public record Configuration(
    int goroutines,
    int threads,
    int firstG,
    int firstM,
    int idleM,
    int lockedG,
    int lockedM,
    int loopLength,
    int unsafePoint,
    boolean asyncPreemptOff,
    Set<Fault> faults) {

  /** Nobody, as in {@code Nil} of the specification. */
  public static final int NIL = -1;

  /** The largest number of goroutines or threads. */
  public static final int MOST = 8;

  /** The longest loop. */
  public static final int LONGEST_LOOP = 3;

  public Configuration {
    require(goroutines >= 1 && goroutines <= MOST, "goroutines must be 1 to " + MOST);
    require(threads >= 1 && threads <= MOST, "threads must be 1 to " + MOST);
    require(firstG >= 0 && firstG < goroutines, "firstG must be a goroutine");
    require(firstM >= 0 && firstM < threads, "firstM must be a thread");
    require(idleM >= NIL && idleM < threads && idleM != firstM, "idleM must be another thread");
    require((lockedG == NIL) == (lockedM == NIL), "lockedG and lockedM go together");
    require(lockedG >= NIL && lockedG < goroutines, "lockedG must be a goroutine");
    require(
        lockedM == NIL || lockedM < threads && lockedM != firstM && lockedM != idleM,
        "lockedM must be a thread of its own");
    require(loopLength >= 1 && loopLength <= LONGEST_LOOP, "loopLength must be 1 to 3");
    require(unsafePoint >> loopLength == 0, "unsafePoint must lie within the loop");
    faults = faults.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(faults));
  }

  /** Two goroutines in the shortest loop, one thread at work and one idle; Go 1.19. */
  public static Configuration smallest() {
    return new Configuration(2, 2, 0, 0, 1, NIL, NIL, 1, 0, false, Set.of());
  }

  public Configuration withFaults(Set<Fault> seeded) {
    return new Configuration(
        goroutines,
        threads,
        firstG,
        firstM,
        idleM,
        lockedG,
        lockedM,
        loopLength,
        unsafePoint,
        asyncPreemptOff,
        seeded);
  }

  public boolean has(Fault fault) {
    return faults.contains(fault);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
