package dev.tightloop.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/**
 * TLC's values as immutable plain Java.
 *
 * <p>TLC has several representations of one value: a sequence may be a {@code TupleValue} or a
 * {@code FcnRcdValue} with domain 1..n, a set enumerated or not. They become the same here.
 */
final class PlainValues {

  private PlainValues() {}

  static Object of(IValue value) {
    if (value instanceof StringValue string) {
      return string.val.toString();
    }
    if (value instanceof ModelValue model) {
      return model.val.toString();
    }
    if (value instanceof BoolValue bool) {
      return bool.val;
    }
    if (value instanceof IntValue integer) {
      return integer.val;
    }
    if (value instanceof RecordValue record) {
      return record(record);
    }
    if (value instanceof TupleValue tuple) {
      return list(tuple.elems, PlainValues::of);
    }
    if (value instanceof FcnRcdValue function) {
      return function(function, PlainValues::of);
    }
    if (value instanceof SetEnumValue set) {
      return set(set);
    }
    return lazy((Value) value);
  }

  private static Object record(RecordValue record) {
    SortedMap<String, Object> fields = new TreeMap<>();
    for (int i = 0; i < record.names.length; i++) {
      fields.put(record.names[i].toString(), of(record.values[i]));
    }
    return Collections.unmodifiableSortedMap(fields);
  }

  private static List<Object> list(Value[] values, Function<IValue, Object> element) {
    List<Object> elements = new ArrayList<>(values.length);
    for (Value value : values) {
      elements.add(element.apply(value));
    }
    return Collections.unmodifiableList(elements);
  }

  static Object function(FcnRcdValue function, Function<IValue, Object> element) {
    function.normalize();
    Value[] domain = function.getDomainAsValues();
    if (isSequence(domain)) {
      return list(function.values, element);
    }
    SortedMap<String, Object> map = new TreeMap<>();
    for (int i = 0; i < domain.length; i++) {
      map.put(of(domain[i]).toString(), element.apply(function.values[i]));
    }
    return Collections.unmodifiableSortedMap(map);
  }

  private static boolean isSequence(Value[] domain) {
    for (int i = 0; i < domain.length; i++) {
      if (!(domain[i] instanceof IntValue index && index.val == i + 1)) {
        return false;
      }
    }
    return true;
  }

  private static Set<Object> set(SetEnumValue set) {
    set.normalize();
    List<Object> elements = new ArrayList<>(set.elems.size());
    for (int i = 0; i < set.elems.size(); i++) {
      elements.add(of(set.elems.elementAt(i)));
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(TlaSet.of(elements).elements()));
  }

  /** Values that TLC has not enumerated yet. */
  private static Object lazy(Value value) {
    Value enumerated = value.toSetEnum();
    if (enumerated == null) {
      enumerated = value.toFcnRcd();
    }
    if (enumerated == null) {
      throw new SpecFailure("no plain value for " + value.getKindString() + " " + value, null);
    }
    return of(enumerated);
  }
}
