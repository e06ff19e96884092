package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.properties.schedule.Machine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A machine that cannot go back to a state: what shrinking is worth without a search. */
final class ReplayOnly {

  private ReplayOnly() {}

  static Machine of(Machine machine) {
    return (Machine)
        Proxy.newProxyInstance(
            Machine.class.getClassLoader(),
            new Class<?>[] {Machine.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("encoded")) {
                return null;
              }
              try {
                return method.invoke(machine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
