package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.StateCodec;
import java.util.Map;

/**
 * The bijection between TLA+ states and encoded states of the model: what {@code
 * SpecEvaluator.value} says of the one, and the bytes of the other. Not for several threads.
 */
public final class SpecStates {

  private final StateCodec codec;
  private final State scratch;
  private final Unmirrored unmirrored;

  /** Knows of a state what the model knows. */
  public SpecStates(Configuration configuration) {
    this(configuration, Map.of());
  }

  /**
   * Adds what the model does not know.
   *
   * @param initial the variables of an initial state of the specification
   */
  public SpecStates(Configuration configuration, Map<String, ?> initial) {
    codec = new StateCodec(configuration);
    scratch = new Model(configuration).state();
    unmirrored = new Unmirrored(initial, codec.variables(scratch));
  }

  /**
   * The encoded state with these variables.
   *
   * @throws IllegalArgumentException if the model has none; the message names the field
   */
  public byte[] encoded(Map<String, ?> variables) {
    codec.read(variables, scratch);
    unmirrored.requireIn(variables);
    return scratch.encoded();
  }

  /** The variables of an encoded state. */
  public Map<String, Object> variables(byte[] encoded) {
    scratch.copyFrom(encoded);
    return unmirrored.addedTo(codec.variables(scratch));
  }
}
