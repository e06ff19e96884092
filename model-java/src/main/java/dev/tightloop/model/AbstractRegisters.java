package dev.tightloop.model;

/** No registers below the abstract ones: the goroutines run the loop of the configuration. */
public final class AbstractRegisters implements RegisterLevel {

  private final Configuration configuration;

  public AbstractRegisters(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public ThreadPc userInstruction(State s, int mp) {
    return configuration.following(s.thread.pc(mp));
  }

  @Override
  public boolean isSafePC(State s, int mp) {
    return true;
  }

  @Override
  public boolean asyncPreemptSave(State s, int mp) {
    return true;
  }

  @Override
  public boolean asyncPreemptRestore(State s, int mp) {
    return true;
  }
}
