package dev.tightloop.properties.liveness;

import java.util.List;

/**
 * What a fair behaviour does, of classes of steps that are bits of a long.
 *
 * @param weak classes that are taken for ever, or for ever disabled now and then
 * @param strong classes that are taken for ever if they are enabled for ever now and then
 * @param responses pairs of classes: if the first is taken for ever, so is the second
 */
record Demands(long weak, long strong, List<Response> responses) {

  /** {@code []<><<when>>_vars => []<><<then>>_vars}, each a set of one class. */
  record Response(long when, long then) {}

  Demands {
    responses = List.copyOf(responses);
  }

  /**
   * What is missing where a behaviour goes round for ever.
   *
   * @param enabledSomewhere classes that are enabled in a state on the way
   * @param enabledEverywhere classes that are enabled in all of them
   * @param taken classes of the edges on the way
   * @return classes of which a step is missing
   */
  long missing(long enabledSomewhere, long enabledEverywhere, long taken) {
    long missing = (weak & enabledEverywhere | strong & enabledSomewhere) & ~taken;
    for (Response response : responses) {
      if ((taken & response.when) != 0) {
        missing |= response.then & ~taken;
      }
    }
    return missing;
  }
}
