/** What the direction of imports forbids, for the test that it is found. */
package dev.tightloop.violating.linux;
