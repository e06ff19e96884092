package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.properties.schedule.Machine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A machine that can only go on: what shrinking is worth without its states. */
final class OnlyGoesOn {

  private OnlyGoesOn() {}

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
