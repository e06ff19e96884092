/**
 * What a run found and how it is told: {@link dev.tightloop.ci.report.Row} is one thing that was
 * checked, {@link dev.tightloop.ci.report.Report} the whole run, from which the table, the JSON and
 * the exit code are made.
 */
package dev.tightloop.ci.report;
