/**
 * Every seeded fault, and who finds it: TLC, the explorer, the fuzzer, and random programs on the
 * core. A fault that nobody finds survives, and then what it breaks could break unseen.
 */
package dev.tightloop.properties.faults;
