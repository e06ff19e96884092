package dev.tightloop.spec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Plain Java as TLC's values: the other direction of {@link PlainValues}. A String that is the name
 * of a model value is that one, and a Map whose keys all are is a function on them; otherwise it is
 * a string, and a record.
 */
final class TlcValues {

  private TlcValues() {}

  static Value of(Object plain) {
    if (plain instanceof String name) {
      Value model = modelValue(name);
      return model == null ? new StringValue(name) : model;
    }
    if (plain instanceof Boolean bool) {
      return bool ? BoolValue.ValTrue : BoolValue.ValFalse;
    }
    if (plain instanceof Integer integer) {
      return IntValue.gen(integer);
    }
    if (plain instanceof List<?> sequence) {
      return new TupleValue(all(sequence));
    }
    if (plain instanceof Set<?> set) {
      return new SetEnumValue(all(set), false);
    }
    if (plain instanceof Map<?, ?> map) {
      return function(map);
    }
    throw new SpecFailure("no value of TLC for " + plain, null);
  }

  private static Value[] all(Collection<?> plain) {
    return plain.stream().map(TlcValues::of).toArray(Value[]::new);
  }

  private static Value function(Map<?, ?> map) {
    Value[] values = all(map.values());
    if (map.keySet().stream().allMatch(key -> modelValue(key.toString()) != null)) {
      return new FcnRcdValue(all(map.keySet()), values, false);
    }
    UniqueString[] fields =
        map.keySet().stream()
            .map(field -> UniqueString.uniqueStringOf(field.toString()))
            .toArray(UniqueString[]::new);
    return new RecordValue(fields, values, false);
  }

  private static Value modelValue(String name) {
    for (ModelValue value : ModelValue.mvs) {
      if (value.val.toString().equals(name)) {
        return value;
      }
    }
    return null;
  }
}
