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
  public void tgkill(State s, int mp) {}

  @Override
  public void deliver(State s, int mp) {}

  @Override
  public boolean isSafePC(State s, int mp) {
    return true;
  }

  @Override
  public void pushCall(State s, int mp) {}

  @Override
  public void sigreturn(State s, int mp) {}

  @Override
  public boolean asyncPreemptSave(State s, int mp) {
    return true;
  }

  @Override
  public void mcall(State s, int mp) {}

  @Override
  public void gogo(State s, int mp) {}

  @Override
  public boolean asyncPreemptRestore(State s, int mp) {
    return true;
  }
}
