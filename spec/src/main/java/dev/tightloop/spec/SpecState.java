package dev.tightloop.spec;

import tlc2.tool.TLCState;

/** A state of the specification, held by the evaluator that made it. */
public final class SpecState {

  final TLCState state;

  SpecState(TLCState state) {
    this.state = state;
  }

  /** TLC's 64 bits for this state; equal for equal states. */
  public long fingerprint() {
    return state.fingerPrint();
  }

  /** The state as TLC prints it. */
  @Override
  public String toString() {
    return state.toString().strip();
  }
}
