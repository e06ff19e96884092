package dev.tightloop.linux;

import java.util.EnumSet;
import java.util.Set;

/**
 * The vector state that the kernel knows of. A part inside the set is saved on delivery, then given
 * its initial value for the handler, and restored on return. A part outside it is invisible to the
 * kernel: the handler starts with what the interrupted code had there, and the interrupted code
 * goes on with what the handler left.
 *
 * <p>{@link #FULL} is Linux on a processor with AVX. The others are kernels that lose something.
 */
public record SaveSet(Set<VectorPart> parts) {

  /** Everything, through XSAVE. */
  public static final SaveSet FULL = new SaveSet(EnumSet.allOf(VectorPart.class));

  /** What FXSAVE alone holds: no upper halves. */
  public static final SaveSet FXSAVE = FULL.without(VectorPart.YMM_UPPER);

  public SaveSet {
    parts = Set.copyOf(parts);
  }

  public boolean contains(VectorPart part) {
    return parts.contains(part);
  }

  public SaveSet without(VectorPart part) {
    EnumSet<VectorPart> rest = EnumSet.noneOf(VectorPart.class);
    rest.addAll(parts);
    rest.remove(part);
    return new SaveSet(rest);
  }

  /** Whether the image goes beyond FXSAVE's 512 bytes. */
  boolean extended() {
    return contains(VectorPart.YMM_UPPER);
  }

  /** Mirrors {@code xstate_sigframe_size} of {@code arch/x86/kernel/fpu/signal.c}. */
  int imageSize() {
    return extended()
        ? FrameLayout.XSTATE_SIZE + FrameLayout.XSTATE_MAGIC2_SIZE
        : FrameLayout.FP_SIZE;
  }
}
