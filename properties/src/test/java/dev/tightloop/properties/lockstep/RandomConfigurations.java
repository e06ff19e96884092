package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.hunt.RandomConfiguration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** jqwik's configurations: few of everything, and any goroutine may do anything. */
class RandomConfigurations extends DomainContextBase {

  @Provide
  Arbitrary<RandomConfiguration> configurations() {
    Set<Role> roles = EnumSet.complementOf(EnumSet.of(Role.CG));
    return Combinators.combine(
            sizes(),
            masks(Arbitraries.of(roles), 7, 5),
            masks(Arbitraries.of(ThreadSet.class), 7, 4),
            masks(Arbitraries.of(Marking.class), (1 << ThreadPc.USER_PLACES) - 1, 2),
            masks(Arbitraries.of(RegisterSet.class), RegisterFile.ALL, 1),
            Arbitraries.of(Switch.class).set().ofMaxSize(3),
            Arbitraries.of(Fault.class).set().ofMaxSize(2),
            Arbitraries.of(Correction.class).set().ofMaxSize(3))
        .as(RandomConfiguration::new);
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static Arbitrary<RandomConfiguration.Size> sizes() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true))
        .as(RandomConfiguration.Size::new);
  }

  private static <K> Arbitrary<Map<K, Integer>> masks(Arbitrary<K> keys, int all, int most) {
    return Arbitraries.maps(keys, Arbitraries.integers().between(1, all)).ofMaxSize(most);
  }
}
