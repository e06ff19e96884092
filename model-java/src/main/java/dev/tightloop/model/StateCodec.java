package dev.tightloop.model;

import java.util.Map;

/** States as plain values, and back. */
public final class StateCodec {

  public StateCodec(Configuration constants) {}

  public Map<String, Object> variables(State s) {
    throw new UnsupportedOperationException();
  }

  public void read(Map<String, ?> variables, State s) {
    throw new UnsupportedOperationException();
  }
}
