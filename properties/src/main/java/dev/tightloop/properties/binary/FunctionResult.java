package dev.tightloop.properties.binary;

import dev.tightloop.model.gobinary.SafePointReason;
import dev.tightloop.model.guest.GuestViolation;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one function.
 *
 * @param function its name
 * @param instructions how many it has
 * @param reached how many of them were reached, and had a signal delivered before them
 * @param preemptible how many of those asyncPreempt was injected at
 * @param refused how many it was not, by isAsyncSafePoint's reason
 * @param preemptions injections in all, each compared with its interruption
 * @param unwound stacks unwound meanwhile by the program's own tables
 * @param executed instructions executed on the core, asyncPreempt's included
 * @param runtimeCalls calls of other functions, which were answered and not executed, by name
 * @param pathsThatFault paths that ended at an instruction that faults, for want of the data that
 *     the whole program would have
 * @param violation the first violation, if any
 */
public record FunctionResult(
    String function,
    int instructions,
    int reached,
    int preemptible,
    Map<SafePointReason, Integer> refused,
    long preemptions,
    long unwound,
    long executed,
    Map<String, Integer> runtimeCalls,
    int pathsThatFault,
    Optional<GuestViolation> violation) {}
