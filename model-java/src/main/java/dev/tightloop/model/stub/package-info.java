/**
 * The assembly that saves a preempted goroutine's registers, made from a list of registers as Go
 * makes it ({@code runtime/mkpreempt.go}).
 *
 * <p>The signal handler lets the interrupted goroutine seem to have called {@code asyncPreempt}.
 * That function is unlike any other: its caller did not know of the call, so it must keep
 * everything. What is missing in its list is lost without a word.
 *
 * <pre>
 *   interrupted SP  ->  +--------------------+
 *                       | resume PC          |  pushed by the handler (pushCall)
 *                       | BP                 |  PUSHQ BP      BP points here meanwhile
 *                       | flags              |  PUSHFQ
 *                       | X15                |  \
 *                       | ...                |   |
 *                       | X0                 |   | frameSize bytes, one Slot per register
 *                       | R15                |   |
 *                       | ...                |   |
 *   SP at the CALL  ->  | AX                 |  /
 *                       +--------------------+
 * </pre>
 *
 * <p>{@link dev.tightloop.model.stub.StubFault} names ways to get this wrong.
 */
package dev.tightloop.model.stub;
