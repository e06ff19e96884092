package dev.tightloop.model;

/** {@code spec/Worldsema.tla}. */
final class Worldsema extends Runtime {

  Worldsema(Model model) {
    super(model);
  }
}
