package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.List;

/** A place in code that an {@link Assembler} may jump to before it is known where it is. */
public final class Label {
  static final int UNBOUND = -1;

  /** Offset from the assembler's first byte. */
  int offset = UNBOUND;

  /** Offsets of the 4-byte displacements to fill in when the label is bound. */
  final List<Integer> pending = new ArrayList<>();

  /** Only an assembler makes labels: {@link Assembler#label()}. */
  Label() {}
}
