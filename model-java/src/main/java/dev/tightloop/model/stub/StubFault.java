package dev.tightloop.model.stub;

import dev.tightloop.amd64.Gpr;
import java.util.Optional;

/** Ways to get the saving of registers wrong. Each changes the code in one place. */
public enum StubFault {
  /**
   * A comparison stands before {@code PUSHFQ}, so the saved flags are not the goroutine's. Go
   * 1.14.0 on macOS asked for AVX with a {@code CMPB} before anything was saved (golang/go#37459).
   */
  FLAGS_SAVED_AFTER_CHANGE(null),

  /** An XMM register has a slot but is neither saved nor restored. */
  XMM_REGISTER_LEFT_OUT(SavedRegister.xmm(7)),

  /** A general register has a slot but is neither saved nor restored. */
  GPR_LEFT_OUT(SavedRegister.of(Gpr.R12)),

  /** A register and the next of its kind in the list are restored from each other's slot. */
  RESTORE_ORDER_SWAPPED(SavedRegister.of(Gpr.RCX)),

  /** The frame is eight bytes too small: the last register's slot reaches into the saved flags. */
  FRAME_SIZE_OFF_BY_8(null);

  private final Optional<SavedRegister> victim;

  StubFault(SavedRegister victim) {
    this.victim = Optional.ofNullable(victim);
  }

  /** The register that suffers unless another is chosen; empty if the fault is about none. */
  public Optional<SavedRegister> victim() {
    return victim;
  }
}
