package dev.tightloop.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The fields of one kind of record, each with the cells that hold it: from plain values to cells
 * and back. See {@link StateCodec}.
 */
final class RecordCodec {

  interface FlagSetter {
    void set(int record, boolean value);
  }

  interface NumberSetter {
    void set(int record, int value);
  }

  interface LongSetter {
    void set(int record, long value);
  }

  interface LongGetter {
    long get(int record);
  }

  interface ConstantSetter<E> {
    void set(int record, E value);
  }

  /** Says whether the cells can hold the value. */
  private interface Setter {
    boolean set(int record, Object value);
  }

  private static final String NOBODY = "Nil";

  private final List<String> names = new ArrayList<>();
  private final List<IntFunction<Object>> getters = new ArrayList<>();
  private final List<Setter> setters = new ArrayList<>();

  /** The record as a plain value. */
  Map<String, Object> value(int record) {
    SortedMap<String, Object> values = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), getters.get(i).apply(record));
    }
    return Collections.unmodifiableSortedMap(values);
  }

  /**
   * Makes the cells hold a record.
   *
   * @throws IllegalArgumentException if they cannot, or would hold another one; the message goes on
   *     from the record's name
   */
  void read(int record, Object value) {
    if (!(value instanceof Map<?, ?> values)) {
      throw new IllegalArgumentException(" cannot be " + value);
    }
    for (int i = 0; i < names.size(); i++) {
      Object of = values.get(names.get(i));
      if (of == null) {
        throw new IllegalArgumentException("." + names.get(i) + " has no value");
      }
      if (!setters.get(i).set(record, of)) {
        throw new IllegalArgumentException("." + names.get(i) + " cannot be " + of);
      }
    }
    if (values.size() != names.size()) {
      throw new IllegalArgumentException(" has only " + names);
    }
    for (int i = 0; i < names.size(); i++) {
      Object back = getters.get(i).apply(record);
      Object of = values.get(names.get(i));
      if (!back.equals(of)) {
        throw new IllegalArgumentException("." + names.get(i) + " is " + of + ", not " + back);
      }
    }
  }

  private boolean reads(int record, Object value) {
    if (!(value instanceof Map<?, ?> values) || values.size() != names.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      Object of = values.get(names.get(i));
      if (of == null || !setters.get(i).set(record, of)) {
        return false;
      }
    }
    return true;
  }

  RecordCodec flag(String name, IntPredicate get, FlagSetter set) {
    return choice(name, false, true, get, set);
  }

  /** A truth value that the specification writes as one of two values. */
  RecordCodec choice(String name, Object no, Object yes, IntPredicate get, FlagSetter set) {
    return field(
        name,
        record -> get.test(record) ? yes : no,
        (record, value) -> {
          set.set(record, value.equals(yes));
          return value.equals(yes) || value.equals(no);
        });
  }

  RecordCodec number(String name, IntUnaryOperator get, NumberSetter set) {
    return field(
        name,
        get::applyAsInt,
        (record, value) -> {
          if (value instanceof Integer number && (byte) (int) number == number) {
            set.set(record, number);
            return true;
          }
          return false;
        });
  }

  RecordCodec named(String name, Names of, IntUnaryOperator get, NumberSetter set) {
    return field(
        name,
        record -> of.name(get.applyAsInt(record)),
        (record, value) -> {
          Integer number = of.number(value);
          if (number != null) {
            set.set(record, number);
          }
          return number != null;
        });
  }

  <E extends Enum<E>> RecordCodec constant(
      String name, Class<E> type, IntFunction<E> get, ConstantSetter<E> set) {
    return constant(name, type, Names.of(names(type)), get, set);
  }

  /** A constant of an enumeration, or Nil, which is null. */
  <E extends Enum<E>> RecordCodec constantOrNil(
      String name, Class<E> type, IntFunction<E> get, ConstantSetter<E> set) {
    return constant(name, type, Names.orNil(names(type)), get, set);
  }

  private static List<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  private <E extends Enum<E>> RecordCodec constant(
      String name, Class<E> type, Names of, IntFunction<E> get, ConstantSetter<E> set) {
    E[] constants = type.getEnumConstants();
    return field(
        name,
        record -> {
          E constant = get.apply(record);
          return constant == null ? NOBODY : constant.name();
        },
        (record, value) -> {
          Integer number = of.number(value);
          if (number != null) {
            set.set(record, number < 0 ? null : constants[number]);
          }
          return number != null;
        });
  }

  RecordCodec queue(String name, Names of, IntFunction<Queue> queue) {
    return field(
        name,
        record -> {
          Queue from = queue.apply(record);
          List<Object> elements = new ArrayList<>(from.length());
          for (int i = 0; i < from.length(); i++) {
            elements.add(of.name(from.element(i)));
          }
          return Collections.unmodifiableList(elements);
        },
        (record, value) -> value instanceof List<?> list && fill(queue.apply(record), of, list));
  }

  private static boolean fill(Queue queue, Names of, List<?> elements) {
    queue.clear();
    for (Object element : elements) {
      Integer number = of.number(element);
      if (number == null || queue.length() == of.members()) {
        return false;
      }
      queue.append(number);
    }
    return true;
  }

  RecordCodec stack(String name, IntFunction<Stack> stack) {
    Names of = Names.of(names(ThreadPc.class));
    return field(
        name,
        record -> {
          Stack from = stack.apply(record);
          List<Object> elements = new ArrayList<>(from.length());
          for (int i = 0; i < from.length(); i++) {
            elements.add(from.element(i).name());
          }
          return Collections.unmodifiableList(elements);
        },
        (record, value) -> value instanceof List<?> list && fill(stack.apply(record), of, list));
  }

  private static boolean fill(Stack stack, Names of, List<?> elements) {
    stack.clear();
    for (int i = elements.size() - 1; i >= 0; i--) {
      Integer number = of.number(elements.get(i));
      if (number == null || stack.length() == Stack.SIZE - 1) {
        return false;
      }
      stack.push(ThreadPc.of(number));
    }
    return true;
  }

  /** A set, bit by bit. */
  RecordCodec set(String name, Names of, IntUnaryOperator get, NumberSetter set) {
    return field(
        name,
        record -> {
          Set<Object> elements = new LinkedHashSet<>();
          for (int i = 0; i < of.members(); i++) {
            if ((get.applyAsInt(record) >> i & 1) != 0) {
              elements.add(of.name(i));
            }
          }
          return Collections.unmodifiableSet(elements);
        },
        (record, value) -> {
          if (!(value instanceof Set<?> elements)) {
            return false;
          }
          int bits = 0;
          for (Object element : elements) {
            Integer number = of.number(element);
            if (number == null) {
              return false;
            }
            bits |= 1 << number;
          }
          set.set(record, bits);
          return true;
        });
  }

  /** A register file; Nil is {@link RegisterFile#NIL}. */
  RecordCodec registers(String name, RegisterContents contents, LongGetter get, LongSetter set) {
    return field(
        name,
        record -> {
          long registers = get.get(record);
          return registers == RegisterFile.NIL ? NOBODY : contents.value(registers);
        },
        (record, value) -> {
          if (value.equals(NOBODY)) {
            set.set(record, RegisterFile.NIL);
            return true;
          }
          long registers = contents.read(value);
          set.set(record, registers);
          return registers != RegisterFile.NIL;
        });
  }

  /** A record in the record. */
  RecordCodec record(String name, RecordCodec inner) {
    return field(name, inner::value, inner::reads);
  }

  /** A record in the record, or Nil. */
  RecordCodec orNil(String name, IntPredicate has, IntConsumer clear, RecordCodec inner) {
    return field(
        name,
        record -> has.test(record) ? inner.value(record) : NOBODY,
        (record, value) -> {
          if (value.equals(NOBODY)) {
            clear.accept(record);
            return true;
          }
          return inner.reads(record, value) && has.test(record);
        });
  }

  private RecordCodec field(String name, IntFunction<Object> get, Setter set) {
    names.add(name);
    getters.add(get);
    setters.add(set);
    return this;
  }
}
