package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.spec.Pinned;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecStatesTest {

  private static final Configuration SMALLEST = Configuration.smallest();

  private static Map<String, Object> initial() {
    return new SpecStates(SMALLEST).variables(new Model(SMALLEST).initialStates().get(0).encoded());
  }

  @Test
  void everyReachableStateHasOneValueAndComesBackFromIt() {
    Configuration locked = ModelConfiguration.of(Specs.configuration("LockedThread"));
    SpecStates states = new SpecStates(locked);
    Model model = new Model(locked);
    int[] enabled = new int[model.mostSteps()];
    Set<Map<String, Object>> values = new HashSet<>();
    Queue<byte[]> waiting = new ArrayDeque<>();
    waiting.add(model.state().encoded());
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
        Specs.configuration("LockedThread")
            .pinned()
            .flatMap(Pinned::states)
            .orElseThrow()
            .distinct(),
        values.size());
  }

  @ParameterizedTest
  @CsvSource({
    "p1, in the model thread.sysmon.request.p cannot be p2, p2",
    "usleep, in the model thread.sysmon.pc cannot be asleep, asleep"
  })
  void aValueOfAnotherTypeIsRefusedWithItsPlace(String value, String complaint, String other) {
    Map<String, Object> request = new HashMap<>(Map.of("g", "Nil", "m", "m1", "p", "p1"));
    Map<String, Object> sysmon = new HashMap<>(Map.of("pc", "usleep", "request", request));
    request.replaceAll((field, is) -> is.equals(value) ? other : is);
    sysmon.replaceAll((field, is) -> is.equals(value) ? other : is);
    Map<String, Object> variables = new HashMap<>(initial());
    Map<Object, Object> threads = new HashMap<>((Map<?, ?>) variables.get("thread"));
    threads.put("sysmon", sysmon);
    variables.put("thread", threads);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new SpecStates(SMALLEST).encoded(variables));
    assertEquals(complaint, refused.getMessage());
  }

  @Test
  void aFieldThatIsMissingIsRefused() {
    Map<String, Object> variables = new HashMap<>(initial());
    variables.put("sched", Map.of("runq", List.of()));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new SpecStates(SMALLEST).encoded(variables));
    assertEquals("the value has no sched.midle", refused.getMessage());
  }
}
