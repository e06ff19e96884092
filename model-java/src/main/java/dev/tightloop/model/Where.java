package dev.tightloop.model;

import java.util.List;

/**
 * Where a thread must be for an action to be possible: its program at one of these places with no
 * handler running, or its handler at this one; or anywhere.
 *
 * @param program the places of the program; empty if it is about the handler or about none
 * @param handler the place of the handler; null if it is about the program or about none
 */
record Where(List<ThreadPc> program, HandlerPc handler) {

  static final Where ANYWHERE = new Where(List.of(), null);

  static Where at(ThreadPc... program) {
    return new Where(List.of(program), null);
  }

  static Where handler(HandlerPc handler) {
    return new Where(List.of(), handler);
  }

  boolean isAnywhere() {
    return program.isEmpty() && handler == null;
  }
}
