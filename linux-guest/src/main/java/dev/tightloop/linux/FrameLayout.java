package dev.tightloop.linux;

import dev.tightloop.amd64.Gpr;

/**
 * Where everything lies in a signal frame: {@code struct rt_sigframe} of {@code
 * arch/x86/include/asm/sigframe.h} and the structures inside it ({@code asm-generic/ucontext.h},
 * {@code asm/sigcontext.h}, {@code asm-generic/siginfo.h}).
 *
 * <p>The only place with such numbers. Offsets count from the start of the structure named by the
 * prefix.
 */
public final class FrameLayout {

  // struct rt_sigframe

  /** Return address of the handler: the restorer. */
  public static final int FRAME_PRETCODE = 0;

  public static final int FRAME_UCONTEXT = 8;
  public static final int FRAME_SIGINFO = 312;
  public static final int FRAME_SIZE = 440;

  // struct ucontext, the kernel's (the C library's is longer)

  public static final int UC_FLAGS = 0;
  public static final int UC_LINK = 8;
  public static final int UC_STACK = 16;
  public static final int UC_MCONTEXT = 40;
  public static final int UC_SIGMASK = 296;
  public static final int UC_SIZE = 304;

  // stack_t

  public static final int SS_SP = 0;
  public static final int SS_FLAGS = 8;
  public static final int SS_SIZE = 16;

  // struct sigcontext

  public static final int SC_R8 = 0;
  public static final int SC_R9 = 8;
  public static final int SC_R10 = 16;
  public static final int SC_R11 = 24;
  public static final int SC_R12 = 32;
  public static final int SC_R13 = 40;
  public static final int SC_R14 = 48;
  public static final int SC_R15 = 56;
  public static final int SC_RDI = 64;
  public static final int SC_RSI = 72;
  public static final int SC_RBP = 80;
  public static final int SC_RBX = 88;
  public static final int SC_RDX = 96;
  public static final int SC_RAX = 104;
  public static final int SC_RCX = 112;
  public static final int SC_RSP = 120;
  public static final int SC_RIP = 128;
  public static final int SC_EFLAGS = 136;
  public static final int SC_CS = 144;
  public static final int SC_GS = 146;
  public static final int SC_FS = 148;
  public static final int SC_SS = 150;
  public static final int SC_ERR = 152;
  public static final int SC_TRAPNO = 160;
  public static final int SC_OLDMASK = 168;
  public static final int SC_CR2 = 176;
  public static final int SC_FPSTATE = 184;
  public static final int SC_SIZE = 256;

  // struct siginfo

  public static final int SI_SIGNO = 0;
  public static final int SI_ERRNO = 4;
  public static final int SI_CODE = 8;

  /** The union: sender's process and user, or the faulting address. */
  public static final int SI_FIELDS = 16;

  public static final int SI_SIZE = 128;

  // struct _fpstate: the image of FXSAVE64, with the kernel's own words in its last 48 bytes

  public static final int FP_FCW = 0;
  public static final int FP_FSW = 2;
  public static final int FP_MXCSR = 24;
  public static final int FP_MXCSR_MASK = 28;
  public static final int FP_XMM = 160;
  public static final int FP_SW_MAGIC1 = 464;
  public static final int FP_SW_EXTENDED_SIZE = 468;
  public static final int FP_SW_XFEATURES = 472;
  public static final int FP_SW_XSTATE_SIZE = 480;
  public static final int FP_SIZE = 512;

  // struct _xstate: the XSAVE header and the upper halves of YMM0 to YMM15 behind it

  public static final int XSTATE_BV = 512;
  public static final int XSTATE_COMPACTION_BV = 520;
  public static final int XSTATE_RESERVED = 528;
  public static final int XSTATE_YMM_UPPER = 576;
  public static final int XSTATE_SIZE = 832;
  public static final int XSTATE_MAGIC2_SIZE = 4;

  // values

  public static final int FP_XSTATE_MAGIC1 = 0x46505853;
  public static final int FP_XSTATE_MAGIC2 = 0x46505845;
  public static final int UC_FP_XSTATE = 1;
  public static final int UC_SIGCONTEXT_SS = 2;
  public static final int UC_STRICT_RESTORE_SS = 4;

  private static final int[] GPR_OFFSETS = {
    SC_RAX, SC_RCX, SC_RDX, SC_RBX, SC_RSP, SC_RBP, SC_RSI, SC_RDI,
    SC_R8, SC_R9, SC_R10, SC_R11, SC_R12, SC_R13, SC_R14, SC_R15
  };

  private FrameLayout() {}

  /**
   * Offset of a general register in {@code struct sigcontext}, whose order is not the processor's.
   */
  public static int sigcontextOffset(Gpr register) {
    return GPR_OFFSETS[register.ordinal()];
  }
}
