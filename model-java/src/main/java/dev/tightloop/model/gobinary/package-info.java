/**
 * What a Go 1.19 linux/amd64 executable says about itself.
 *
 * <p>The runtime can stop a goroutine only where the compiler left word that it may. The word is in
 * the program counter line table, section {@code .gopclntab}: for each function its name, its
 * entry, and small tables from program counter to a number. One of these numbers says whether an
 * asynchronous preemption is allowed at an instruction.
 *
 * <pre>
 *   GoImage      sections and symbols of an executable file
 *     PcLineTable    functions, and their tables        runtime/symtab.go
 *     InlineTree     which function's body was inlined  runtime/symtab.go inlinedCall
 *   GoBinary     the three together
 *     AsyncSafePoint may a goroutine be stopped here    runtime/preempt.go isAsyncSafePoint
 * </pre>
 *
 * <p>Everything here is read only and may be shared between threads.
 */
package dev.tightloop.model.gobinary;
