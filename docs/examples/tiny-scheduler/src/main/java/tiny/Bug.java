package tiny;

/** What can be wrong with the scheduler. */
public enum Bug {
  /** A worker that has found the queue empty goes to sleep without saying so and looking again. */
  sleepsWithoutLookingAgain,
  /** A worker takes a task in two steps, and another may come between them. */
  takesWithoutLock
}
