/**
 * Hot guest code as bytecode of the JVM.
 *
 * <p>{@link dev.tightloop.amd64.translate.Engine} is the way in. The interpreter stays the truth:
 * every instruction without an emitter here is executed by its own operation, and whatever is not
 * plain (a fault, code that changes itself, a trap) leaves the translation before the instruction,
 * so that the interpreter does it.
 */
package dev.tightloop.amd64.translate;
