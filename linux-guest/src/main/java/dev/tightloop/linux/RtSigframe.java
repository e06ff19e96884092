package dev.tightloop.linux;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;

/**
 * A signal frame in guest memory, seen through the names of its fields: what a handler reads and
 * edits. Holds no state of its own; every call reads or writes memory, with the thread's
 * permissions.
 */
public final class RtSigframe {

  private final Memory memory;
  private final long address;

  /** The frame at an address: the handler's first RSP. */
  public RtSigframe(Memory memory, long address) {
    this.memory = memory;
    this.address = address;
  }

  /** The frame that a handler finds through its third argument, RDX. */
  public static RtSigframe ofUcontext(Memory memory, long ucontext) {
    return new RtSigframe(memory, ucontext - FrameLayout.FRAME_UCONTEXT);
  }

  public long address() {
    return address;
  }

  /** The handler's third argument. */
  public long ucontextAddress() {
    return address + FrameLayout.FRAME_UCONTEXT;
  }

  /** The handler's second argument. */
  public long siginfoAddress() {
    return address + FrameLayout.FRAME_SIGINFO;
  }

  /** The restorer's address, where the handler's return goes. */
  public long pretcode() {
    return memory.read64(address + FrameLayout.FRAME_PRETCODE);
  }

  public long ucFlags() {
    return memory.read64(ucontextAddress() + FrameLayout.UC_FLAGS);
  }

  public long rip() {
    return sigcontext(FrameLayout.SC_RIP);
  }

  public void rip(long value) {
    sigcontext(FrameLayout.SC_RIP, value);
  }

  public long rsp() {
    return sigcontext(FrameLayout.SC_RSP);
  }

  public void rsp(long value) {
    sigcontext(FrameLayout.SC_RSP, value);
  }

  public long gpr(Gpr register) {
    return sigcontext(FrameLayout.sigcontextOffset(register));
  }

  public void gpr(Gpr register, long value) {
    sigcontext(FrameLayout.sigcontextOffset(register), value);
  }

  public long eflags() {
    return sigcontext(FrameLayout.SC_EFLAGS);
  }

  public void eflags(long value) {
    sigcontext(FrameLayout.SC_EFLAGS, value);
  }

  /** Address of the FPU image; 0 if the frame has none. */
  public long fpstate() {
    return sigcontext(FrameLayout.SC_FPSTATE);
  }

  public void fpstate(long image) {
    sigcontext(FrameLayout.SC_FPSTATE, image);
  }

  public long xmmLow(int n) {
    return memory.read64(xmmAddress(n));
  }

  public long xmmHigh(int n) {
    return memory.read64(xmmAddress(n) + Long.BYTES);
  }

  public void xmm(int n, long low, long high) {
    memory.write64(xmmAddress(n), low);
    memory.write64(xmmAddress(n) + Long.BYTES, high);
  }

  /**
   * Bits 128 to 191 of YMM {@code n}; meaningful if the kernel saves the upper halves, see {@link
   * SaveSet}.
   */
  public long ymmUpperLow(int n) {
    return memory.read64(upperAddress(n));
  }

  /** Bits 192 to 255 of YMM {@code n}, likewise. */
  public long ymmUpperHigh(int n) {
    return memory.read64(upperAddress(n) + Long.BYTES);
  }

  public int mxcsr() {
    return memory.read32(fpstate() + FrameLayout.FP_MXCSR);
  }

  public void mxcsr(int value) {
    memory.write32(fpstate() + FrameLayout.FP_MXCSR, value);
  }

  /** The mask that the thread gets back, bit 0 is signal 1. */
  public long sigmask() {
    return memory.read64(ucontextAddress() + FrameLayout.UC_SIGMASK);
  }

  public void sigmask(long mask) {
    memory.write64(ucontextAddress() + FrameLayout.UC_SIGMASK, mask);
  }

  /** {@code si_signo}; meaningful if the action has SA_SIGINFO. */
  public int signal() {
    return memory.read32(siginfoAddress() + FrameLayout.SI_SIGNO);
  }

  /** {@code si_code}; meaningful if the action has SA_SIGINFO. */
  public int code() {
    return memory.read32(siginfoAddress() + FrameLayout.SI_CODE);
  }

  private long xmmAddress(int n) {
    return fpstate() + FrameLayout.FP_XMM + 16L * n;
  }

  private long upperAddress(int n) {
    return fpstate() + FrameLayout.XSTATE_YMM_UPPER + 16L * n;
  }

  private long sigcontextAddress() {
    return ucontextAddress() + FrameLayout.UC_MCONTEXT;
  }

  private long sigcontext(int offset) {
    return memory.read64(sigcontextAddress() + offset);
  }

  private void sigcontext(int offset, long value) {
    memory.write64(sigcontextAddress() + offset, value);
  }
}
