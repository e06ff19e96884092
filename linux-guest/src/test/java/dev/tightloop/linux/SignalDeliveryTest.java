package dev.tightloop.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SignalDeliveryTest {

  @Property(tries = 1000)
  void deliveryAndReturnChangeNothingWhateverTheHandlerDoesToTheRegisters(
      @ForAll long seed, @ForAll boolean alternate, @ForAll boolean avx, @ForAll long mask) {
    Random random = new Random(seed);
    GuestThread thread = Guests.thread(random, avx ? SaveSet.FULL : SaveSet.FXSAVE);
    long flags = Guests.SIGINFO_ON_ALTERNATE & (alternate ? -1 : ~SignalAction.SA_ONSTACK);
    Guests.install(thread, Signals.SIGURG, flags, -1L);
    thread.signalStack(Guests.ALTERNATE);
    thread.mask(mask & ~Signals.bit(Signals.SIGURG));
    Registers before = thread.registers().copy();
    long maskBefore = thread.mask();

    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    Guests.trash(thread.registers(), random);
    if (!avx) {
      copyUpperHalves(before, thread.registers());
    }
    assertTrue(Guests.returnFrom(thread, frame));

    assertEquals(List.of(), before.differences(thread.registers()));
    assertEquals(before, thread.registers());
    assertEquals(maskBefore, thread.mask());
    assertEquals(Guests.ALTERNATE, thread.signalStack());
    assertEquals(0, thread.pending());
  }

  @Property(tries = 200)
  void theHandlerIsCalledAsAFunctionOfThreeArguments(@ForAll long seed) {
    GuestThread thread = Guests.withUrgHandlerOnAlternateStack(seed);
    Registers before = thread.registers().copy();

    thread.send(SignalInfo.tkill(Signals.SIGURG, 42, 1000));
    RtSigframe frame = thread.deliver().frame();

    Registers now = thread.registers();
    assertEquals(Signals.SIGURG, now.gpr(Gpr.RDI));
    assertEquals(frame.siginfoAddress(), now.gpr(Gpr.RSI));
    assertEquals(frame.ucontextAddress(), now.gpr(Gpr.RDX));
    assertEquals(0, now.gpr(Gpr.RAX));
    assertEquals(frame.address(), now.gpr(Gpr.RSP));
    assertEquals(Guests.HANDLER, now.rip());
    assertEquals(Guests.RESTORER, frame.pretcode());
    assertEquals(0, now.rflags() & (Flags.DF | Flags.TF));
    assertEquals(
        before.rflags() & (Flags.STATUS | Flags.IF), now.rflags() & (Flags.STATUS | Flags.IF));
    assertEquals(FpuImage.INITIAL_MXCSR, now.mxcsr());
    assertEquals(0, now.xmmLow(15) | now.ymmUpperHigh(15));
    assertEquals(8, frame.address() % 16);
    assertEquals(0, frame.fpstate() % 64);
    assertEquals(before.rip(), frame.rip());
    assertEquals(before.gpr(Gpr.RSP), frame.rsp());
    assertEquals(before.rflags(), frame.eflags());
    assertEquals(before.mxcsr(), frame.mxcsr());
    for (Gpr register : Gpr.values()) {
      assertEquals(before.gpr(register), frame.gpr(register));
    }
    for (int n = 0; n < 16; n++) {
      assertEquals(before.xmmLow(n), frame.xmmLow(n));
      assertEquals(before.xmmHigh(n), frame.xmmHigh(n));
    }
    assertEquals(Signals.SIGURG, frame.signal());
    assertEquals(SignalInfo.SI_TKILL, frame.code());
    assertEquals(
        42L | 1000L << 32, thread.memory().read64(frame.siginfoAddress() + FrameLayout.SI_FIELDS));
  }

  @Property(tries = 1000)
  void editingRipAndRspInTheFrameChangesJustThese(
      @ForAll long seed, @ForAll long rip, @ForAll long rsp) {
    GuestThread thread = Guests.withUrgHandlerOnAlternateStack(seed);
    Registers expected = thread.registers().copy();
    expected.rip(rip);
    expected.gpr(Gpr.RSP, rsp);

    thread.send(Signals.SIGURG);
    RtSigframe frame = RtSigframe.ofUcontext(thread.memory(), deliveredUcontext(thread));
    frame.rip(rip);
    frame.rsp(rsp);
    assertTrue(Guests.returnFrom(thread, frame));

    assertEquals(List.of(), expected.differences(thread.registers()));
  }

  @Property(tries = 1000)
  void everythingElseAHandlerWritesIntoItsFrameIsRestoredToo(
      @ForAll long seed, @ForAll long value, @ForAll @IntRange(max = 15) int n) {
    GuestThread thread = Guests.withUrgHandlerOnAlternateStack(seed);
    Registers expected = thread.registers().copy();
    Gpr register = Gpr.values()[n];
    expected.gpr(register, value);
    expected.xmm(n, value, ~value);
    expected.mxcsr((int) value & FpuImage.MXCSR_MASK);
    long changeable = SigframeReader.CHANGEABLE_FLAGS;
    expected.rflags(expected.rflags() & ~changeable | value & changeable);

    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    frame.gpr(register, value);
    frame.xmm(n, value, ~value);
    frame.mxcsr((int) value & FpuImage.MXCSR_MASK);
    frame.eflags(value);
    frame.sigmask(value);
    assertTrue(Guests.returnFrom(thread, frame));

    assertEquals(List.of(), expected.differences(thread.registers()));
    assertEquals(value & ~Signals.UNBLOCKABLE, thread.mask());
  }

  @Property(tries = 100)
  void onTheAlternateStackNoByteOutsideTheFrameIsTouched(@ForAll long seed) {
    GuestThread thread = Guests.withUrgHandlerOnAlternateStack(seed);
    byte[] stack = thread.memory().bytes(Guests.STACK, Guests.STACK_SIZE);
    byte[] alternate = alternateStack(thread.memory());

    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();

    assertArrayEquals(stack, thread.memory().bytes(Guests.STACK, Guests.STACK_SIZE));
    byte[] after = alternateStack(thread.memory());
    int start = (int) (frame.address() - Guests.ALTERNATE.base());
    int image = (int) (frame.fpstate() - Guests.ALTERNATE.base());
    for (int i = 0; i < after.length; i++) {
      boolean inFrame = i >= start && i < start + FrameLayout.FRAME_SIZE;
      boolean inImage = i >= image && i < image + SaveSet.FULL.imageSize();
      assertTrue(inFrame || inImage || after[i] == alternate[i]);
    }
    assertTrue(frame.fpstate() + SaveSet.FULL.imageSize() <= Guests.ALTERNATE.top());
  }

  @Property(tries = 100)
  void onTheThreadsOwnStackTheRedZoneAndAllAboveItIsUntouched(@ForAll long seed) {
    GuestThread thread = Guests.thread(seed);
    Guests.install(thread, Signals.SIGURG, SignalAction.SA_RESTORER, 0);
    int redZone = (int) (thread.registers().gpr(Gpr.RSP) - 128 - Guests.STACK);
    byte[] before = thread.memory().bytes(Guests.STACK, Guests.STACK_SIZE);

    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();

    byte[] after = thread.memory().bytes(Guests.STACK, Guests.STACK_SIZE);
    assertTrue(
        java.util.Arrays.equals(before, redZone, before.length, after, redZone, after.length));
    assertTrue(frame.fpstate() + SaveSet.FULL.imageSize() <= Guests.STACK + redZone);
  }

  @Property(tries = 100)
  void aSignalInAHandlerGoesBelowTheFirstFrameAndBothUnwind(@ForAll long seed) {
    Random random = new Random(seed);
    GuestThread thread = Guests.withUrgHandlerOnAlternateStack(seed);
    Guests.install(thread, Signals.SIGPROF, Guests.SIGINFO_ON_ALTERNATE, 0);
    Registers before = thread.registers().copy();

    thread.send(Signals.SIGURG);
    RtSigframe outer = thread.deliver().frame();
    Guests.trash(thread.registers(), random);
    thread.registers().gpr(Gpr.RSP, outer.address() - 64);
    Registers inHandler = thread.registers().copy();
    thread.send(Signals.SIGPROF);
    RtSigframe inner = thread.deliver().frame();
    assertTrue(inner.fpstate() + SaveSet.FULL.imageSize() <= outer.address() - 64 - 128);
    assertTrue(Guests.ALTERNATE.contains(inner.address()));

    assertTrue(Guests.returnFrom(thread, inner));
    assertEquals(inHandler, thread.registers());
    assertEquals(Signals.bit(Signals.SIGURG), thread.mask());
    assertTrue(Guests.returnFrom(thread, outer));
    assertEquals(before, thread.registers());
    assertEquals(0, thread.mask());
  }

  @Property(tries = 100)
  void aPartTheKernelDoesNotSaveIsWhatTheHandlerLeft(@ForAll long seed, @ForAll VectorPart lost) {
    Random random = new Random(seed);
    GuestThread thread = Guests.thread(random, SaveSet.FULL.without(lost));
    Guests.install(thread, Signals.SIGURG, SignalAction.SA_RESTORER, 0);
    Registers expected = thread.registers().copy();

    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    Guests.trash(thread.registers(), random);
    Registers handler = thread.registers().copy();
    assertTrue(Guests.returnFrom(thread, frame));

    switch (lost) {
      case XMM -> copyXmm(handler, expected);
      case MXCSR -> expected.mxcsr(handler.mxcsr());
      case YMM_UPPER -> copyUpperHalves(handler, expected);
    }
    assertEquals(List.of(), expected.differences(thread.registers()));
  }

  @Property(tries = 100)
  void aForkAndItsOriginalDoNotDisturbEachOther(@ForAll long seed) {
    GuestThread thread = Guests.withUrgHandlerOnAlternateStack(seed);
    thread.send(Signals.SIGURG);
    Registers before = thread.registers().copy();
    byte[] alternate = alternateStack(thread.memory());

    GuestThread fork = thread.fork(thread.memory().fork());
    RtSigframe frame = fork.deliver().frame();
    fork.actions().sigaction(Signals.SIGURG, SignalAction.DEFAULT);

    assertEquals(before, thread.registers());
    assertArrayEquals(alternate, alternateStack(thread.memory()));
    assertTrue(thread.deliverable());
    assertFalse(fork.deliverable());
    assertEquals(frame.address(), thread.deliver().frame().address());
    assertEquals(fork.registers(), thread.registers());
    assertEquals(fork.mask(), thread.mask());
  }

  private static long deliveredUcontext(GuestThread thread) {
    thread.deliver();
    return thread.registers().gpr(Gpr.RDX);
  }

  private static byte[] alternateStack(Memory memory) {
    return memory.bytes(Guests.ALTERNATE.base(), (int) Guests.ALTERNATE.size());
  }

  private static void copyUpperHalves(Registers from, Registers to) {
    for (int n = 0; n < 16; n++) {
      to.ymmUpper(n, from.ymmUpperLow(n), from.ymmUpperHigh(n));
    }
  }

  private static void copyXmm(Registers from, Registers to) {
    for (int n = 0; n < 16; n++) {
      to.xmm(n, from.xmmLow(n), from.xmmHigh(n));
    }
  }
}
