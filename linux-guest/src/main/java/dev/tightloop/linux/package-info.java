/**
 * What the Linux kernel does for an amd64 thread when a signal arrives, and nothing else it does.
 *
 * <p>A signal is a bit. {@link dev.tightloop.linux.GuestThread#send} sets it; a second signal of
 * the same number, sent before the first was taken, finds it set and leaves no trace of its own.
 * Some time later, between two instructions of the thread, {@link
 * dev.tightloop.linux.GuestThread#deliver} takes the lowest bit that the mask lets through, writes
 * the whole user state of the thread into the thread's own memory, and makes the registers look as
 * if somebody had called the handler. The kernel keeps no copy. What is in that piece of memory
 * when the handler returns <em>is</em> the state of the thread: {@link
 * dev.tightloop.linux.GuestThread#sigreturn} reads it back without asking what it was before. So a
 * handler that wants the thread to continue somewhere else edits its frame, and whatever part of
 * the state the frame does not hold is lost.
 *
 * <pre>
 *      interrupted stack                    alternate stack
 *
 *      |  ...          |                    +---------------+  base + size
 *      |  data         |  RSP               |  FPU image    |  multiple of 64: FXSAVE, XSAVE header,
 *      +---------------+                    |               |  upper halves, closing magic
 *      |  red zone     |  128 bytes,        +---------------+
 *      |               |  never written     |  siginfo      |  RSI
 *      +---------------+                    |  ucontext     |  RDX: registers, mask, pointer to the FPU image
 *                                           |  pretcode     |  RSP of the handler, 8 below a multiple of 16
 *                                           +---------------+
 * </pre>
 *
 * <p>The bytes are the real ones. All offsets are in {@link dev.tightloop.linux.FrameLayout}, and a
 * test compares each of them with the headers of the machine it runs on, and a frame with one that
 * the running kernel built.
 *
 * <p>Not here: real-time signals with their queues, restarting of interrupted system calls, {@code
 * SS_AUTODISARM}, protection keys, shadow stacks, the x87 registers (the image carries their
 * initial state), and 32-bit frames.
 */
package dev.tightloop.linux;
