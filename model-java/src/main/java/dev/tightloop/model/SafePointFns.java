package dev.tightloop.model;

/** {@code spec/SafePointFns.tla}. */
final class SafePointFns extends Runtime {

  SafePointFns(Model model) {
    super(model);
  }
}
