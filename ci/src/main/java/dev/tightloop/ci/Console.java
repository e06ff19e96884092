package dev.tightloop.ci;

import java.io.PrintStream;

/**
 * Where the command writes.
 *
 * @param out for results
 * @param err for progress and complaints
 * @param terminal whether a line can be rewritten on {@code err}
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {}
