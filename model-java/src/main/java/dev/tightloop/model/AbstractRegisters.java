package dev.tightloop.model;

/** No registers below the abstract ones: the goroutines run the loop of the configuration. */
public final class AbstractRegisters implements RegisterLevel {

  private final Configuration configuration;

  public AbstractRegisters(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public ThreadPc userInstruction(State s, int mp) {
    return ThreadPc.loop((s.thread.pc(mp).loopIndex() + 1) % configuration.loopLength());
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
