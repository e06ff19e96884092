/**
 * A whole program executed twice, instruction by instruction: by the core, and by a witness that
 * speaks the GDB remote serial protocol (QEMU's {@code -g}, gdbserver on a real processor).
 *
 * <pre>
 *   witness --g--&gt; registers --\
 *                               compared after every instruction
 *   core ---step-&gt; registers --/
 * </pre>
 *
 * <p>What comes from outside of a program is taken from the witness: the first stack, the results
 * of CPUID, RDTSC and XGETBV, and what the kernel answers. Everything else the core must find
 * itself.
 */
package dev.tightloop.benchmarks.witness;
