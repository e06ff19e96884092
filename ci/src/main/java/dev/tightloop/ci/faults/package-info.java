/** Who finds which seeded fault, for people and for machines. */
package dev.tightloop.ci.faults;
