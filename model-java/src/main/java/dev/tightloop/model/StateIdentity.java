package dev.tightloop.model;

import java.util.Arrays;
import java.util.List;

/**
 * What {@link State#fingerprint} depends on beside the state: which cell is where, what its numbers
 * stand for, and the function itself. Where that is the same, equal states have equal fingerprints,
 * in this version and in another one.
 */
public final class StateIdentity {

  /** The enumerations whose constants stand in cells, by their numbers. */
  private static final List<Class<? extends Enum<?>>> IN_CELLS =
      List.of(
          Altstack.class,
          GStatus.class,
          GcPhase.class,
          HandlerPc.class,
          PStatus.class,
          RegisterFile.RegisterClass.class,
          RegisterFile.StackTop.class,
          Sysmontick.class,
          TemplateNote.class,
          ThreadPc.class,
          TimerStatus.class);

  private StateIdentity() {}

  /** A hash of it. */
  public static long of(Configuration constants) {
    State s = new State(constants);
    long hash = 0;
    for (Cell cell : s.layout()) {
      hash = mixed(hash, cell.toString());
    }
    for (Class<? extends Enum<?>> type : IN_CELLS) {
      hash = mixed(hash, Arrays.toString(type.getEnumConstants()));
    }
    byte[] cells = new byte[s.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (byte) i;
    }
    s.copyFrom(cells);
    return SplitMix64.mix(hash ^ s.fingerprint());
  }

  private static long mixed(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = SplitMix64.mix(mixed + text.charAt(i));
    }
    return SplitMix64.mix(mixed ^ text.length());
  }
}
