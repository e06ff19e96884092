/**
 * What happens sooner or later: the temporal properties of the specification, checked on the whole
 * state graph of the model under the specification's own fairness.
 *
 * <p>Every property is of the form {@code P ~> Q}. It is violated exactly if some reachable state
 * satisfies {@code P} and not {@code Q}, and an infinite behaviour goes on from there that is fair
 * and never satisfies {@code Q}. In a finite graph such a behaviour exists exactly if there is a
 * strongly connected piece of the states without {@code Q} in which everything that fairness
 * demands is done: {@link dev.tightloop.properties.liveness.FairComponents}. What is reported is a
 * way to it and once round in it ({@link dev.tightloop.properties.liveness.Lasso}), which is then
 * replayed on the model and judged anew.
 */
package dev.tightloop.properties.liveness;
