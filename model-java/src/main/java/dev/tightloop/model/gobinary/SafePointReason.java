package dev.tightloop.model.gobinary;

/** Why a goroutine may or may not be stopped at an instruction; the tests' order is Go's. */
public enum SafePointReason {
  SAFE(true, "The goroutine can be preempted here and goes on from here."),
  RESTART(true, "The goroutine can be preempted here and repeats the marked instructions before."),
  RESTART_AT_ENTRY(true, "The goroutine can be preempted here and repeats the function."),
  NOT_GO_CODE(false, "The address is not in a Go function."),
  UNSAFE_POINT(false, "The compiler marked the instruction as part of something indivisible."),
  ASSEMBLY(false, "The function is written in assembly."),
  NO_LOCALS_MAP(false, "The function does not say where its frame holds pointers."),
  RUNTIME_CODE(false, "The code belongs to runtime, runtime/internal or reflect.");

  private final boolean safe;
  private final String sentence;

  SafePointReason(boolean safe, String sentence) {
    this.safe = safe;
    this.sentence = sentence;
  }

  public boolean safe() {
    return safe;
  }

  /** The reason as one sentence for people. */
  public String sentence() {
    return sentence;
  }
}
