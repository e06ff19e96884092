package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "No thread gets a signal while another is on its way to it.",
    why = "",
    reliesOn = {})
final class OneSignalAtATime extends CataloguedInvariant {

  OneSignalAtATime(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalsOnTheWay(mp) > 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalsOnTheWay(mp) == 1) {
        return true;
      }
    }
    return false;
  }
}
