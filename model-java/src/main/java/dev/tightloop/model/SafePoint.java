package dev.tightloop.model;

/** {@code spec/SafePoint.tla}. */
final class SafePoint extends Runtime {

  SafePoint(Model model) {
    super(model);
  }
}
