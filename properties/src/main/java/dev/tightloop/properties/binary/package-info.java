/**
 * Functions of real Go binaries on the core, preempted before every one of their instructions, with
 * the binary's own asyncPreempt and by the binary's own tables of unsafe points.
 */
package dev.tightloop.properties.binary;
