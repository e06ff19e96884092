package dev.tightloop.model;

import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.RegisterFile.StackTop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Register files as {@code spec/Registers.tla} writes them: a record of the classes, each {@code [g
 * |-> g1, pc |-> "loop0"]}, or Garbage, which is {@code [g |-> Nil, pc |-> "runtime"]}.
 */
final class RegisterContents {

  private static final Map<String, String> GARBAGE = content("Nil", "runtime");
  private static final RegisterClass[] CLASSES = RegisterClass.values();

  /** By the byte of a content; places of code, and of the stack. */
  private final List<Map<String, String>> code = new ArrayList<>();

  private final List<Map<String, String>> stack = new ArrayList<>();
  private final Map<Map<String, String>, Integer> codeBytes = new HashMap<>();
  private final Map<Map<String, String>, Integer> stackBytes = new HashMap<>();

  RegisterContents(Configuration constants) {
    code.add(GARBAGE);
    stack.add(GARBAGE);
    List<String> places = Arrays.stream(ThreadPc.values()).map(Enum::name).toList();
    List<String> tops = Arrays.stream(StackTop.values()).map(Enum::name).toList();
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      String name = constants.goroutine(gp);
      for (int place = 0;
          RegisterFile.content(gp, place) < RegisterFile.content(gp + 1, 0);
          place++) {
        code.add(content(name, places.get(place)));
        stack.add(content(name, place < tops.size() ? tops.get(place) : ""));
      }
    }
    for (int i = 0; i < code.size(); i++) {
      codeBytes.putIfAbsent(code.get(i), i);
      stackBytes.putIfAbsent(stack.get(i), i);
    }
  }

  private static Map<String, String> content(String g, String pc) {
    SortedMap<String, String> content = new TreeMap<>();
    content.put("g", g);
    content.put("pc", pc);
    return Collections.unmodifiableSortedMap(content);
  }

  Map<String, Object> value(long registers) {
    SortedMap<String, Object> value = new TreeMap<>();
    for (RegisterClass registerClass : CLASSES) {
      int content = RegisterFile.content(registers, registerClass);
      value.put(
          registerClass.name(), (registerClass == RegisterClass.SP ? stack : code).get(content));
    }
    return Collections.unmodifiableSortedMap(value);
  }

  /** The register file of this value; {@link RegisterFile#NIL} if there is none. */
  long read(Object value) {
    if (!(value instanceof Map<?, ?> classes) || classes.size() != CLASSES.length) {
      return RegisterFile.NIL;
    }
    long registers = 0;
    for (RegisterClass registerClass : CLASSES) {
      Object content = classes.get(registerClass.name());
      Integer number = (registerClass == RegisterClass.SP ? stackBytes : codeBytes).get(content);
      if (number == null) {
        return RegisterFile.NIL;
      }
      registers |= (long) number << Byte.SIZE * registerClass.ordinal();
    }
    return registers;
  }
}
