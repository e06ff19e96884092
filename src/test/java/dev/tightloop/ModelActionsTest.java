package dev.tightloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tightloop.model.Action;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A method of the model that asks whether it is only asked is an action's; each of them is in the
 * enumeration of actions, and the other way round, in the class of the same module.
 */
final class ModelActionsTest {

  private static Set<String> asking(String packageName) {
    JavaClasses classes = new ClassFileImporter().importPackages(packageName);
    Set<String> asking = new TreeSet<>();
    for (JavaClass each : classes) {
      for (JavaMethod method : each.getMethods()) {
        boolean asks =
            method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().equals("asked"));
        if (asks && !method.getName().equals("asked")) {
          int parameters = method.getRawParameterTypes().size();
          asking.add(each.getSimpleName() + "." + method.getName() + "/" + parameters);
        }
      }
    }
    return asking;
  }

  private static Set<String> actions() {
    return Arrays.stream(Action.values())
        .map(action -> action.module() + "." + action.name() + "/" + parameters(action))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static int parameters(Action action) {
    return switch (action.parameters()) {
      case NONE -> 0;
      case P, THREAD -> 1;
      default -> 2;
    };
  }

  @Test
  void everyActionHasAMethodAndEveryMethodOfThatFormIsAnAction() {
    assertEquals(actions(), asking("dev.tightloop.model"));
  }

  @Test
  void aMethodThatIsNoActionWouldBeSeen() {
    assertEquals(Set.of("Forgotten.goyield/1"), asking("dev.tightloop.forgotten"));
    assertTrue(actions().stream().noneMatch(name -> name.startsWith("Forgotten")));
  }
}
