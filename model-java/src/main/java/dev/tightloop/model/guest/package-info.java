/**
 * The register level: goroutines run real machine code on the amd64 core, signals use the kernel's
 * real frame, and asyncPreempt is executed instruction by instruction.
 *
 * <p>Only what Go has written in Go itself (the handler, asyncPreempt2, the scheduler) is a step of
 * the model without instructions; wherever such code would run, every register that it may use is
 * filled with rubbish, so that nothing survives by luck.
 *
 * <p>{@link dev.tightloop.model.guest.Guest} checks on its own what no abstract state can show: a
 * preempted goroutine finds every register, flag and vector lane, its stack pointer, its place in
 * the program and the memory above its stack pointer as they were. {@link
 * dev.tightloop.model.guest.Claims} compares with the core what the states do show, class by class.
 */
package dev.tightloop.model.guest;
