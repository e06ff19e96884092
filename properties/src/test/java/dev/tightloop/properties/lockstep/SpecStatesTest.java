package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.spec.Pinned;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecStatesTest {

  private static final Configuration SMALLEST = Configuration.smallest();

  private static Map<String, Object> initial() {
    return new SpecStates(SMALLEST).variables(new Model(SMALLEST).initialStates().get(0).encoded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CThreadAsyncPreemptOff", "StopTheWorldSuspend", "SyscallTwoProcessors"})
  void everyReachableStateHasOneValueAndComesBackFromIt(String name) {
    Configuration constants = ModelConfiguration.of(Specs.configuration(name));
    SpecStates states = new SpecStates(constants);
    Model model = new Model(constants);
    int[] enabled = new int[model.mostSteps()];
    Set<Map<String, Object>> values = new HashSet<>();
    Queue<byte[]> waiting = new ArrayDeque<>();
    model.initialStates().forEach(initial -> waiting.add(initial.encoded()));
    while (!waiting.isEmpty()) {
      byte[] encoded = waiting.remove();
      Map<String, Object> value = states.variables(encoded);
      if (!values.add(value)) {
        continue;
      }
      assertArrayEquals(encoded, states.encoded(value));
      model.state().copyFrom(encoded);
      int count = model.enabled(enabled);
      for (int i = 0; i < count; i++) {
        model.state().copyFrom(encoded);
        model.apply(enabled[i]);
        waiting.add(model.state().encoded());
      }
    }
    assertEquals(
        Specs.configuration(name).pinned().flatMap(Pinned::states).orElseThrow().distinct(),
        values.size());
  }

  @Test
  void anEncodedStateHasTheSpecificationsNames() {
    Map<String, Object> variables = initial();
    assertEquals(Set.of("g", "m", "p", "sched", "thread"), variables.keySet());
    Map<?, ?> sched = (Map<?, ?>) variables.get("sched");
    assertEquals(List.of("g1", "g2"), sched.get("runq"));
    assertEquals(List.of("m2"), sched.get("midle"));
    assertEquals("Nil", sched.get("lock"));
    Map<?, ?> thread = (Map<?, ?>) variables.get("thread");
    assertEquals(Set.of("m1", "m2", "sysmon"), thread.keySet());
    Map<?, ?> m2 = (Map<?, ?>) thread.get("m2");
    assertEquals("mPark", m2.get("pc"));
    assertEquals(List.of("schedule"), m2.get("ret"));
    assertEquals(Set.of(), m2.get("seen"));
    assertEquals(Map.of("g", "Nil", "pc", "runtime"), ((Map<?, ?>) m2.get("registers")).get("GPR"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thread.sysmon.pc | asleep | in the model thread.sysmon.pc cannot be asleep",
        "thread.m1.g | g3 | in the model thread.m1.g cannot be g3",
        "thread.m1.pp | true | in the model thread.m1.pp cannot be true",
        "thread.m1.request.p | p2 | in the model thread.m1.request cannot be {g=Nil, m=Nil, p=p2}",
        "thread.m1.frame | none | in the model thread.m1.frame cannot be none",
        "sched.nmspinning | many | in the model sched.nmspinning cannot be many",
        "sched.runq | g1 | in the model sched.runq cannot be g1",
        "g.g1.scan | 0 | in the model g.g1.scan cannot be 0",
        "g.g1.extra | 0 | in the model g.g1 has only [status, ",
        "g.g3 | 0 | in the model g is a function of [g1, g2] only",
      })
  void aValueOfAnotherTypeIsRefusedWithItsPlace(String place, String value, String complaint) {
    Map<String, Object> variables = with(initial(), List.of(place.split("\\.")), value);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new SpecStates(SMALLEST).encoded(variables));
    assertEquals(
        complaint,
        refused
            .getMessage()
            .substring(0, Math.min(complaint.length(), refused.getMessage().length())));
  }

  private static SortedMap<String, Object> with(Object of, List<String> place, Object value) {
    SortedMap<String, Object> changed = new TreeMap<>();
    ((Map<?, ?>) of).forEach((key, was) -> changed.put(key.toString(), was));
    String key = place.get(0);
    boolean last = place.size() == 1;
    changed.put(key, last ? value : with(changed.get(key), place.subList(1, place.size()), value));
    return changed;
  }

  @Test
  void aFieldThatIsMissingIsRefused() {
    Map<String, Object> variables = new TreeMap<>(initial());
    variables.put("sched", Map.of("lock", "Nil"));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new SpecStates(SMALLEST).encoded(variables));
    assertEquals("in the model sched.runq has no value", refused.getMessage());
  }
}
