package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tightloop.model.Configuration;
import dev.tightloop.spec.SpecConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationTextTest {

  private static final String HEADER = "\\* suite: standard\n\\* expect: holds\n\n";

  @Test
  void everyConfigurationIsReadBackAsItWas() {
    for (SpecConfiguration spec : Specs.directory().configurations()) {
      Configuration configuration = ModelConfiguration.of(spec);
      String text = ConfigurationText.of(configuration);
      SpecConfiguration again = SpecConfiguration.of(Path.of(spec.name() + ".cfg"), HEADER + text);
      assertEquals(configuration, ModelConfiguration.of(again), () -> spec.name() + "\n" + text);
    }
  }

  @Test
  void whatIsAsInOptionsIsLeftOut() {
    String text = ConfigurationText.of(Configuration.smallest());
    assertFalse(text.contains("Scanned"), text);
    assertFalse(text.contains("SysmonRuns"), text);
    assertFalse(text.contains("Registers"), text);
  }
}
