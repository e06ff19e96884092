/** What does the work of each part: the other modules, in the shape that the parts ask for. */
package dev.tightloop.ci.engine;
