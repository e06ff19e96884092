package dev.tightloop.model;

/** {@code spec/StoppedWorld.tla}. */
final class StoppedWorld extends Runtime {

  StoppedWorld(Model model) {
    super(model);
  }
}
