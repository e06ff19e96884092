/**
 * How fast the core is, beside what else runs amd64 code, and a second witness for what it does.
 *
 * <p>The guests are functions of real Go programs ({@code benchmarks/go}): {@code main.work} takes
 * a number of rounds, calls nothing that needs a kernel, and returns a checksum. So one function
 * runs on the core alone, and the whole program runs natively or under an emulator, and all must
 * return the same number.
 */
package dev.tightloop.benchmarks;
