package dev.tightloop.spec;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tlc2.value.IValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * States as plain values: String for strings and model values, Integer, Boolean, List for
 * sequences, Set for sets, SortedMap for records and other functions.
 *
 * <p>TLC's states share the records that a step does not touch. Those that came by lately are
 * remembered, so that neighbours share them here, too. Not for several threads.
 */
public final class SpecValues {

  private static final int REMEMBERED = 1 << 12;

  private final Map<Value, Object> records = new IdentityHashMap<>();

  /** The value of each variable. */
  public Map<String, Object> of(SpecState state) {
    if (records.size() > REMEMBERED) {
      records.clear();
    }
    SortedMap<String, Object> variables = new TreeMap<>();
    for (Map.Entry<UniqueString, IValue> variable : state.state.getVals().entrySet()) {
      variables.put(variable.getKey().toString(), variable(variable.getValue()));
    }
    return Collections.unmodifiableSortedMap(variables);
  }

  private Object variable(IValue value) {
    return value instanceof FcnRcdValue function
        ? PlainValues.function(function, this::record)
        : record(value);
  }

  private Object record(IValue value) {
    Object known = records.get(value);
    if (known == null) {
      known = PlainValues.of(value);
      records.put((Value) value, known);
    }
    return known;
  }
}
