package dev.tightloop.amd64;

/** #DB: an instruction that began with TF set is done (Intel SDM vol. 3, 17.3.1.4). */
public final class SingleStep extends Trap {
  public SingleStep() {
    super("single step");
  }
}
