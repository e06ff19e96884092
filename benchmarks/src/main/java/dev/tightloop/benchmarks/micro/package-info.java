/** JMH benchmarks of the core's hot paths. */
package dev.tightloop.benchmarks.micro;
