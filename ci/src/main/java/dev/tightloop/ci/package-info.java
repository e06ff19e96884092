/**
 * The {@code tightloop} command. {@link dev.tightloop.ci.Tightloop} reads the command line, {@link
 * dev.tightloop.ci.Check} runs the parts; what they print is made in {@code
 * dev.tightloop.ci.report}.
 */
package dev.tightloop.ci;
