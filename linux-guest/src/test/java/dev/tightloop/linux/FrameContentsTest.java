package dev.tightloop.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every byte of a frame, put together here a second time from the layout's numbers, over a stack
 * full of other bytes; and what of an edited frame is believed.
 */
class FrameContentsTest {

  private static final long SEED = 4;
  private static final long MASK = Signals.bit(Signals.SIGUSR1) | Signals.bit(Signals.SIGCHLD);

  private final GuestThread thread = Guests.withUrgHandlerOnAlternateStack(SEED);
  private final Registers before = thread.registers().copy();

  private RtSigframe delivered(GuestThread to) {
    to.mask(MASK);
    to.send(SignalInfo.tkill(Signals.SIGURG, 42, 1000));
    return to.deliver().frame();
  }

  private static ByteBuffer bytes(GuestThread of, long address, int length) {
    return ByteBuffer.wrap(of.memory().bytes(address, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer zeros(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void theSigcontextIsTheInterruptedState() {
    RtSigframe frame = delivered(thread);
    ByteBuffer expected = zeros(FrameLayout.SC_FPSTATE + Long.BYTES);
    for (Gpr register : Gpr.values()) {
      expected.putLong(FrameLayout.sigcontextOffset(register), before.gpr(register));
    }
    expected.putLong(FrameLayout.SC_RIP, before.rip());
    expected.putLong(FrameLayout.SC_EFLAGS, before.rflags());
    expected.putShort(FrameLayout.SC_CS, (short) 0x33);
    expected.putShort(FrameLayout.SC_SS, (short) 0x2b);
    expected.putLong(FrameLayout.SC_OLDMASK, MASK);
    expected.putLong(FrameLayout.SC_FPSTATE, frame.fpstate());
    long sigcontext = frame.ucontextAddress() + FrameLayout.UC_MCONTEXT;
    assertEquals(expected, bytes(thread, sigcontext, expected.capacity()));
  }

  @Test
  void theUcontextSaysWhatIsSavedAndWhichStackAndMaskThereWere() {
    RtSigframe frame = delivered(thread);
    ByteBuffer expected = zeros(FrameLayout.UC_MCONTEXT);
    expected.putLong(FrameLayout.UC_FLAGS, 7);
    expected.putLong(FrameLayout.UC_STACK + FrameLayout.SS_SP, Guests.ALTERNATE.base());
    expected.putLong(FrameLayout.UC_STACK + FrameLayout.SS_SIZE, Guests.ALTERNATE.size());
    // Four bytes between ss_flags and ss_size belong to nobody.
    int padding = FrameLayout.UC_STACK + FrameLayout.SS_FLAGS + Integer.BYTES;
    ByteBuffer found = bytes(thread, frame.ucontextAddress(), FrameLayout.UC_MCONTEXT);
    found.putInt(padding, 0);
    assertEquals(expected, found);
    assertEquals(MASK, frame.sigmask());
    assertEquals(7, frame.ucFlags());
    assertEquals(Guests.RESTORER, frame.pretcode());
  }

  @Test
  void withoutUpperHalvesTheFlagsSayNothingOfThem() {
    GuestThread fxsave = Guests.thread(new Random(SEED), SaveSet.FXSAVE);
    Guests.install(fxsave, Signals.SIGURG, Guests.SIGINFO_ON_ALTERNATE, 0);
    fxsave.signalStack(Guests.ALTERNATE);
    RtSigframe frame = delivered(fxsave);
    assertEquals(6, frame.ucFlags());
    assertSame(SaveSet.FXSAVE, fxsave.saveSet());
    ByteBuffer words = bytes(fxsave, frame.fpstate() + FrameLayout.FP_SW_MAGIC1, 48);
    assertEquals(zeros(48), words);
  }

  @Test
  void theSiginfoIsWholeAndOnlyThereIfItWasAskedFor() {
    RtSigframe frame = delivered(thread);
    ByteBuffer expected = zeros(FrameLayout.SI_SIZE);
    expected.putInt(FrameLayout.SI_SIGNO, Signals.SIGURG);
    expected.putInt(FrameLayout.SI_CODE, SignalInfo.SI_TKILL);
    expected.putInt(FrameLayout.SI_FIELDS, 42);
    expected.putInt(FrameLayout.SI_FIELDS + Integer.BYTES, 1000);
    assertEquals(expected, bytes(thread, frame.siginfoAddress(), FrameLayout.SI_SIZE));

    GuestThread plain = Guests.thread(SEED);
    Guests.install(plain, Signals.SIGURG, SignalAction.SA_ONSTACK | SignalAction.SA_RESTORER, 0);
    plain.signalStack(Guests.ALTERNATE);
    long below = frame.siginfoAddress();
    ByteBuffer was = bytes(plain, below, FrameLayout.SI_SIZE);
    assertEquals(frame.address(), delivered(plain).address());
    assertEquals(was, bytes(plain, below, FrameLayout.SI_SIZE));
  }

  @Test
  void theImageIsXsavesWithTheX87StateInitial() {
    RtSigframe frame = delivered(thread);
    ByteBuffer expected = zeros(FrameLayout.XSTATE_SIZE + FrameLayout.XSTATE_MAGIC2_SIZE);
    expected.putShort(FrameLayout.FP_FCW, (short) 0x37f);
    expected.putInt(FrameLayout.FP_MXCSR, before.mxcsr());
    expected.putInt(FrameLayout.FP_MXCSR_MASK, 0xffff);
    for (int n = 0; n < 16; n++) {
      expected.putLong(FrameLayout.FP_XMM + 16 * n, before.xmmLow(n));
      expected.putLong(FrameLayout.FP_XMM + 16 * n + 8, before.xmmHigh(n));
      expected.putLong(FrameLayout.XSTATE_YMM_UPPER + 16 * n, before.ymmUpperLow(n));
      expected.putLong(FrameLayout.XSTATE_YMM_UPPER + 16 * n + 8, before.ymmUpperHigh(n));
      assertEquals(before.ymmUpperLow(n), frame.ymmUpperLow(n));
      assertEquals(before.ymmUpperHigh(n), frame.ymmUpperHigh(n));
    }
    expected.putInt(FrameLayout.FP_SW_MAGIC1, FrameLayout.FP_XSTATE_MAGIC1);
    expected.putInt(FrameLayout.FP_SW_EXTENDED_SIZE, 836);
    expected.putLong(FrameLayout.FP_SW_XFEATURES, 7);
    expected.putInt(FrameLayout.FP_SW_XSTATE_SIZE, 832);
    expected.putLong(FrameLayout.XSTATE_BV, 7);
    expected.putInt(FrameLayout.XSTATE_SIZE, FrameLayout.FP_XSTATE_MAGIC2);
    assertArrayEquals(
        expected.array(), thread.memory().bytes(frame.fpstate(), expected.capacity()));
  }

  @ParameterizedTest
  @EnumSource(VectorPart.class)
  void aPartThatIsNotSavedHasItsInitialValueInTheImage(VectorPart lost) {
    GuestThread losing = Guests.thread(new Random(SEED), SaveSet.FULL.without(lost));
    Guests.install(losing, Signals.SIGURG, Guests.SIGINFO_ON_ALTERNATE, 0);
    losing.signalStack(Guests.ALTERNATE);
    RtSigframe frame = delivered(losing);
    assertEquals(lost == VectorPart.MXCSR ? 0x1f80 : before.mxcsr(), frame.mxcsr());
    for (int n = 0; n < 16; n++) {
      assertEquals(lost == VectorPart.XMM ? 0 : before.xmmLow(n), frame.xmmLow(n));
      assertEquals(lost == VectorPart.XMM ? 0 : before.xmmHigh(n), frame.xmmHigh(n));
    }
  }

  /** What reserved words of the XSAVE header say makes the processor refuse the image. */
  @ParameterizedTest
  @ValueSource(
      ints = {FrameLayout.XSTATE_BV, FrameLayout.XSTATE_COMPACTION_BV, FrameLayout.XSTATE_RESERVED})
  void aHeaderWithUnknownBitsMakesTheFrameBad(int word) {
    RtSigframe frame = delivered(thread);
    thread.memory().write64(frame.fpstate() + word, 8);
    // The handler has used them.
    thread.registers().mxcsr(0x1fa0);
    thread.registers().xmm(3, 5, 6);
    thread.registers().ymmUpper(3, 7, 8);
    assertFalse(Guests.returnFrom(thread, frame));
    assertEquals(FpuImage.INITIAL_MXCSR, thread.registers().mxcsr(), "the vector state is reset");
    assertEquals(0, thread.registers().xmmLow(3));
    assertEquals(0, thread.registers().ymmUpperLow(3));
  }

  /** A state component is restored if both the header and the frame's own words have it. */
  @ParameterizedTest
  @CsvSource({"7, 7", "3, 7", "7, 3", "5, 7", "7, 5", "1, 1", "4, 2"})
  void aComponentThatTheImageDoesNotHaveIsInitial(long header, long frames) {
    RtSigframe frame = delivered(thread);
    thread.memory().write64(frame.fpstate() + FrameLayout.XSTATE_BV, header);
    thread.memory().write64(frame.fpstate() + FrameLayout.FP_SW_XFEATURES, frames);
    thread.registers().xmm(9, 5, 6);
    thread.registers().ymmUpper(9, 7, 8);
    assertTrue(Guests.returnFrom(thread, frame));
    long present = header & frames;
    assertEquals((present & 2) != 0 ? before.xmmLow(9) : 0, thread.registers().xmmLow(9));
    assertEquals((present & 4) != 0 ? before.ymmUpperLow(9) : 0, thread.registers().ymmUpperLow(9));
  }

  @Test
  void anImageAtAnOddAddressMakesTheFrameBad() {
    RtSigframe frame = delivered(thread);
    frame.fpstate(frame.fpstate() + 8);
    assertFalse(Guests.returnFrom(thread, frame));
  }

  /** Between 16 and 64 bytes XRSTOR cannot read it and FXRSTOR can. */
  @Test
  void anImageAtAMultipleOf16BytesCountsAsFxsaves() {
    RtSigframe frame = delivered(thread);
    long image = frame.fpstate();
    byte[] moved = thread.memory().bytes(image, FrameLayout.XSTATE_SIZE);
    long elsewhere = Guests.STACK + 16;
    thread.memory().bytes(elsewhere, moved);
    frame.fpstate(elsewhere);
    assertTrue(Guests.returnFrom(thread, frame));
    assertEquals(before.xmmHigh(9), thread.registers().xmmHigh(9));
    assertEquals(0, thread.registers().ymmUpperLow(9));
  }

  /**
   * The kernel takes an extension that is at least a header and at most all it knows, within what
   * the frame says it has, and closed by the magic number.
   */
  @ParameterizedTest
  @ValueSource(ints = {575, 576, 577, 831, 832, 833})
  void anExtensionOfStrangeSizeLosesTheUpperHalves(int size) {
    RtSigframe frame = delivered(thread);
    Memory memory = thread.memory();
    memory.write32(frame.fpstate() + FrameLayout.FP_SW_XSTATE_SIZE, size);
    memory.write32(frame.fpstate() + size, FrameLayout.FP_XSTATE_MAGIC2);
    memory.write64(frame.fpstate() + FrameLayout.XSTATE_YMM_UPPER + 16, 77);
    assertTrue(Guests.returnFrom(thread, frame));
    boolean recognised = size >= 576 && size <= 832;
    assertEquals(recognised ? 77 : 0, thread.registers().ymmUpperLow(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {831, 832, 833})
  void anExtensionMustFitIntoWhatTheFrameSaysItHas(int extended) {
    RtSigframe frame = delivered(thread);
    thread.memory().write32(frame.fpstate() + FrameLayout.FP_SW_EXTENDED_SIZE, extended);
    assertTrue(Guests.returnFrom(thread, frame));
    assertEquals(extended >= 832 ? before.ymmUpperLow(1) : 0, thread.registers().ymmUpperLow(1));
  }

  @Test
  void anotherCodeSegmentMakesTheFrameBad() {
    RtSigframe frame = delivered(thread);
    long at = frame.ucontextAddress() + FrameLayout.UC_MCONTEXT + FrameLayout.SC_CS;
    thread.memory().write16(at, 0x23);
    long rip = thread.registers().rip();
    assertFalse(Guests.returnFrom(thread, frame));
    assertEquals(rip, thread.registers().rip());
  }

  @Test
  void theFramesStackIsTakenIfItIsAllowed() {
    assertEquals(SignalStack.DISABLED, stackAfter(SignalStack.SS_DISABLE, 4096));
    assertEquals(new SignalStack(0x123000, 4096), stackAfter(0, 4096));
    assertEquals(new SignalStack(0x123000, 2048), stackAfter(SignalStack.SS_ONSTACK, 2048));
    assertEquals(Guests.ALTERNATE, stackAfter(0, 2047));
    assertEquals(Guests.ALTERNATE, stackAfter(4, 4096));
  }

  private static SignalStack stackAfter(int flags, long size) {
    GuestThread fresh = Guests.withUrgHandlerOnAlternateStack(SEED);
    fresh.send(Signals.SIGURG);
    RtSigframe frame = fresh.deliver().frame();
    long at = frame.ucontextAddress() + FrameLayout.UC_STACK;
    fresh.memory().write64(at + FrameLayout.SS_SP, 0x123000);
    fresh.memory().write32(at + FrameLayout.SS_FLAGS, flags);
    fresh.memory().write64(at + FrameLayout.SS_SIZE, size);
    assertTrue(Guests.returnFrom(fresh, frame));
    return fresh.signalStack();
  }

  @Test
  void aTableOfActionsKnowsWhatItHadAndIsEqualToItsCopyUntilOneChanges() {
    SignalActions actions = new SignalActions();
    SignalAction handler = new SignalAction(1, SignalAction.SA_RESTORER, 0, 2);
    assertEquals(SignalAction.DEFAULT, actions.sigaction(1, handler));
    assertEquals(handler, actions.sigaction(1, SignalAction.DEFAULT));
    SignalActions copy = actions.copy();
    assertEquals(actions, copy);
    assertEquals(actions.hashCode(), copy.hashCode());
    copy.sigaction(Signals.LAST_STANDARD, handler);
    assertNotEquals(actions, copy);
    assertNotEquals(actions.hashCode(), copy.hashCode());
    assertNotEquals(actions, new Object());
    assertThrows(IllegalArgumentException.class, () -> actions.action(0));
    assertThrows(IllegalArgumentException.class, () -> actions.action(32));
  }
}
