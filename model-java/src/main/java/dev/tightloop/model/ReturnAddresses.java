package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import java.util.List;

/**
 * The return addresses on a thread's stack ({@code thread[mp].ret}). As long as each function has
 * one caller, they follow from where the thread is and from whether its M has a locked goroutine,
 * so the model does not keep them.
 */
final class ReturnAddresses {

  private final int lockedM;

  ReturnAddresses(Configuration constants) {
    lockedM = constants.lockedM();
  }

  List<String> of(int mp, ThreadPc pc) {
    return mp == lockedM && lockedM != NIL ? inLockedM(pc) : inOtherM(pc);
  }

  /** schedule, stoplockedm: handoffp(releasep()), mPark, acquirep, and execute. */
  private static List<String> inLockedM(ThreadPc pc) {
    return switch (pc) {
      case releasep_m_p, releasep_p_m, releasep_status ->
          List.of("handoffp", "mPark", "execute_curg");
      case handoffp, startm_mget, startm_nextp, startm_notewakeup ->
          List.of("mPark", "execute_curg");
      case acquirep_m_p, acquirep_p_m, acquirep_status -> List.of("acquirep_nextp", "execute_curg");
      case mPark, acquirep_nextp -> List.of("execute_curg");
      default -> List.of();
    };
  }

  /** schedule, startlockedm: releasep, stopm, acquirep, and schedule again. */
  private static List<String> inOtherM(ThreadPc pc) {
    return switch (pc) {
      case releasep_m_p, releasep_p_m, releasep_status -> List.of("startlockedm_nextp");
      case acquirep_m_p, acquirep_p_m, acquirep_status -> List.of("acquirep_nextp", "schedule");
      case stopm, mPark, acquirep_nextp -> List.of("schedule");
      default -> List.of();
    };
  }

  static List<String> of(SysmonPc pc) {
    return switch (pc) {
      case usleep, retake_schedtick -> List.of();
      default -> List.of("usleep");
    };
  }
}
