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
  FRAME_SIZE_OFF_BY_8(null),

  /** {@code POPQ BP} comes before {@code POPFQ}, so each gets what the other should. */
  FLAGS_AND_BP_SWAPPED(null),

  /** BP is neither saved nor made to point to a frame; the callee's BP stays. */
  BP_LEFT_OUT(null),

  /** BP is saved and not changed: the frame is missing in the chain of frame pointers. */
  FRAME_POINTER_NOT_SET(null),

  /** {@code POPFQ} comes before the {@code ADDQ} that takes the frame off the stack. */
  FLAGS_RESTORED_BEFORE_ADD(null),

  /** An XMM register is saved and restored by {@code MOVSD}: 64 of its 128 bits. */
  XMM_REGISTER_SAVED_HALF(SavedRegister.xmm(9)),

  /** A general register is saved and restored by {@code MOVL}: 32 of its 64 bits. */
  GPR_SAVED_HALF(SavedRegister.of(Gpr.R9)),

  /**
   * The first instruction is {@code VZEROUPPER}, whatever the processor: Go 1.14.0 on macOS
   * (golang/go#37459).
   */
  VZEROUPPER_UNCONDITIONAL(null);

  private final Optional<SavedRegister> victim;

  StubFault(SavedRegister victim) {
    this.victim = Optional.ofNullable(victim);
  }

  /** The register that suffers unless another is chosen; empty if the fault is about none. */
  public Optional<SavedRegister> victim() {
    return victim;
  }
}
