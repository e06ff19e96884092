/** The explorer of module properties beside TLC, and how its cost grows with the state space. */
package dev.tightloop.benchmarks.explorer;
