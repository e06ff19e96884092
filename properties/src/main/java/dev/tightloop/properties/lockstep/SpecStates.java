package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.StateCodec;
import java.util.Map;

/**
 * TLA+ states and encoded states of the model: what {@code SpecEvaluator.value} says of the one,
 * and the bytes of the other. Not for several threads.
 */
public final class SpecStates {

  private final StateCodec codec;
  private final State scratch;

  public SpecStates(Configuration configuration) {
    codec = new StateCodec(configuration);
    scratch = new Model(configuration).state();
  }

  /**
   * The encoded state with these variables.
   *
   * @throws IllegalArgumentException if the model has none; the message names the field
   */
  public byte[] encoded(Map<String, ?> variables) {
    codec.read(variables, scratch);
    return scratch.encoded();
  }

  /** The variables of an encoded state. */
  public Map<String, Object> variables(byte[] encoded) {
    scratch.copyFrom(encoded);
    return codec.variables(scratch);
  }
}
