package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * What every module of the model extends, as every module of the specification extends {@code
 * spec/Runtime.tla}.
 *
 * <p>A method of an action first tests its guard and returns false if it does not hold; then
 * returns true if it was only {@link #asked}; then does what the action does. One line of a method
 * is one line of the action.
 */
abstract class Runtime {

  final Configuration constants;
  final RegisterLevel registers;
  final State s;

  private boolean asked;

  Runtime(Configuration constants, RegisterLevel registers, State s) {
    this.constants = constants;
    this.registers = registers;
    this.s = s;
  }

  /** Sets whether actions are only asked for their guards. */
  final void asked(boolean asked) {
    this.asked = asked;
  }

  final boolean asked() {
    return asked;
  }

  final boolean fault(Fault fault) {
    return constants.has(fault);
  }

  /** The thread runs the step of its program, not of a signal handler. */
  final boolean at(int mp, ThreadPc pc) {
    return s.thread.handler(mp) == HandlerPc.none && s.thread.pc(mp) == pc;
  }

  final int lockedg(int mp) {
    return mp == constants.lockedM() ? constants.lockedG() : NIL;
  }

  final int lockedm(int gp) {
    return gp == constants.lockedG() ? constants.lockedM() : NIL;
  }
}
