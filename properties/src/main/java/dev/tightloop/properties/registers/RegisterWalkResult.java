package dev.tightloop.properties.registers;

import dev.tightloop.model.Action;
import dev.tightloop.model.RegisterFile.RegisterClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a random walk showed.
 *
 * @param steps steps of the model, after each of which everything was compared
 * @param compared claims compared, by class
 * @param lost how often a goroutine's code was about to run with wrong registers, as the state said
 * @param preemptions calls of asyncPreempt injected and returned from
 * @param migrations those of them that ended on another thread than the one they began on
 * @param instructions instructions executed on the core
 * @param taken the actions among the steps
 * @param ends how often the walk began anew because there was no step, or none that makes sense
 * @param seen what the specification has wrong, too: the invariants that the core saw violated
 * @param contradiction where state and core differ, if they do
 * @param lastSteps the steps before that, the latest last
 */
public record RegisterWalkResult(
    long steps,
    Map<RegisterClass, Long> compared,
    Map<RegisterClass, Long> lost,
    long preemptions,
    long migrations,
    long instructions,
    Set<Action> taken,
    int ends,
    Set<String> seen,
    Optional<String> contradiction,
    List<String> lastSteps) {}
