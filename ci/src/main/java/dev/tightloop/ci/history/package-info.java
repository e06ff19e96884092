/** The issues of golang/go that are found again here, as a page. */
package dev.tightloop.ci.history;
