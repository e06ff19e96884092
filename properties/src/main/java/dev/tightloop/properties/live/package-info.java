/**
 * The model on real threads. Each M, sysmon, the threads that come from C, and the kernel's part
 * (another process that sends SIGURG, the clock) are threads of the JVM with delays of their own;
 * who comes next is the choice of the operating system and the JVM, and of no driver.
 *
 * <p>A step is atomic by definition, so it is one compare-and-set: an {@link
 * dev.tightloop.properties.live.Actor} looks at the {@link
 * dev.tightloop.properties.live.SharedState}, takes a step of its own on a machine of its own, and
 * puts the state that it leads to in the place of the one it has looked at. If another was faster,
 * it looks again. Nobody holds a lock meanwhile, nobody waits for a turn.
 *
 * <p>The steps that succeed are in one order, that of the compare-and-sets: a run is a schedule,
 * and {@link dev.tightloop.properties.live.Follower} takes the same steps in one thread and
 * compares every state. What a run violates is replayed, shrunk and kept like what the fuzzer
 * finds.
 */
package dev.tightloop.properties.live;
