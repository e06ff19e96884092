/**
 * A processor that can be stopped between any two instructions.
 *
 * <p>Go preempts a goroutine by a signal that may arrive anywhere; the handler makes the thread go
 * on in another function, which saves every register, and later restores them. Whether the
 * goroutine notices is a question about single instructions, so this package executes real amd64
 * code one instruction at a time, exactly as a processor does in 64-bit user mode, and lets whoever
 * drives it look at and change all state in between. It knows nothing of Go, and of Linux only what
 * user code can see in the processor itself: what the segment registers hold, that INT may call
 * gates 3 and 4 alone, and that there are no ports for IN and OUT.
 *
 * <pre>
 *   bytes --Decoder--> Instruction --execute--> Registers, Memory
 *            |              |
 *        OpcodeTable    Operation with bound Operands
 * </pre>
 *
 * <p><b>Decoding.</b> {@link dev.tightloop.amd64.Decoder} reads prefixes, opcode, ModR/M and
 * immediates, looks up one row in a table, and binds the operands that the row names to an
 * operation. The table is all there is: an encoding without a row is an {@link
 * dev.tightloop.amd64.UndefinedOpcode} that names bytes and address, never a silent skip; one whose
 * CPUID bit is not reported is decoded, and undefined when it is executed. An instruction is
 * decoded once; a write to its page makes the page forget.
 *
 * <p><b>Executing.</b> {@link dev.tightloop.amd64.Cpu#step} runs one operation. What can fault
 * comes before what changes state, so after a {@link dev.tightloop.amd64.Fault} everything is as it
 * was.
 *
 * <p><b>Floating point.</b> Each operation exists once, in whole numbers, for both formats and for
 * everything MXCSR can say ({@link dev.tightloop.amd64.Rounding}); Java's own arithmetic stands in
 * for it where the two cannot differ ({@link dev.tightloop.amd64.FloatArithmetic}).
 *
 * <p><b>What there is.</b> {@link dev.tightloop.amd64.CpuProfile} says which {@link
 * dev.tightloop.amd64.Feature}s CPUID reports; by default the baseline that every amd64 program may
 * rely on, so that programs take no path that the core cannot execute. The one exception is that
 * baseline's x87 and MMX: reported, as no amd64 processor is without them, but their instructions
 * are undefined opcodes; Go's compiler emits none of them. The time stamp counter is a function of
 * how many instructions were executed. Where processors differ legally, the core is as AMD's; the
 * classes concerned say so.
 *
 * <p><b>Running fast.</b> {@link dev.tightloop.amd64.Tiers} runs many instructions at once, by the
 * same operations and, where code is hot, by a translation to bytecode of the JVM; it stops exactly
 * where it is told to, and nothing else about it can be seen from outside.
 *
 * <p><b>Memory.</b> {@link dev.tightloop.amd64.Memory#fork} is copy on write by page, for those who
 * explore many futures of one state.
 *
 * <p>The truth is a real processor: tests run the same instructions on both. References are to
 * Intel's "64 and IA-32 Architectures Software Developer's Manual" (SDM).
 */
package dev.tightloop.amd64;
