package dev.tightloop.model.stub;

import java.util.ArrayList;
import java.util.List;

/** Gives each register its place, one after another ({@code runtime/mkpreempt.go layout}). */
final class Layout {

  private final List<Slot> slots = new ArrayList<>();
  private int size;

  static Layout of(List<SavedRegister> registers) {
    Layout layout = new Layout();
    registers.forEach(layout::add);
    return layout;
  }

  void add(SavedRegister register) {
    slots.add(new Slot(register, size));
    size += register.kind().size();
  }

  /** In the order of saving; restoring goes backwards. */
  List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** Bytes of all slots together. */
  int size() {
    return size;
  }
}
