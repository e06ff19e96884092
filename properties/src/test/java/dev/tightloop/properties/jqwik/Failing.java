package dev.tightloop.properties.jqwik;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs properties that must fail. */
final class Failing {

  private Failing() {}

  /**
   * What a property throws for its shrunk sample.
   *
   * @throws AssertionError if it does not fail
   */
  static Throwable run(Class<?> container, String property, Class<?>... parameters) {
    return EngineTestKit.engine("jqwik")
        .selectors(selectMethod(container, property, parameters))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .findFirst()
        .flatMap(event -> event.getPayload(TestExecutionResult.class))
        .flatMap(TestExecutionResult::getThrowable)
        .orElseThrow(() -> new AssertionError(property + " does not fail"));
  }
}
