/** How schedules are chosen, one class for each algorithm. */
package dev.tightloop.properties.strategy;
