package dev.tightloop.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import org.junit.jupiter.api.Test;

class GuestThreadTest {

  private final GuestThread thread = Guests.withUrgHandlerOnAlternateStack(1);

  @Test
  void twoSendsBeforeDeliveryGiveOneDelivery() {
    assertEquals(SendResult.PENDING, thread.send(Signals.SIGURG));
    assertEquals(SendResult.COALESCED, thread.send(Signals.SIGURG));
    assertEquals(Delivery.Outcome.HANDLER, thread.deliver().outcome());
    assertFalse(thread.deliverable());
    assertEquals(Delivery.Outcome.NOTHING, thread.deliver().outcome());
    assertEquals(0, thread.pending());
  }

  @Test
  void aSignalSentWhileItsHandlerRunsStaysPendingUntilTheHandlerReturns() {
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    assertEquals(SendResult.PENDING, thread.send(Signals.SIGURG));
    assertFalse(thread.deliverable());
    assertEquals(Delivery.Outcome.NOTHING, thread.deliver().outcome());
    assertTrue(Guests.returnFrom(thread, frame));
    assertTrue(thread.deliverable());
    assertEquals(Delivery.Outcome.HANDLER, thread.deliver().outcome());
  }

  @Test
  void withSaNodeferAHandlerCanBeInterruptedByItsOwnSignal() {
    Guests.install(
        thread, Signals.SIGURG, Guests.SIGINFO_ON_ALTERNATE | SignalAction.SA_NODEFER, 0);
    thread.send(Signals.SIGURG);
    thread.deliver();
    thread.send(Signals.SIGURG);
    assertTrue(thread.deliverable());
  }

  @Test
  void theFrameCarriesTheMaskFromBeforeAndTheHandlerRunsWithMore() {
    thread.mask(Signals.bit(Signals.SIGPROF));
    Guests.install(thread, Signals.SIGURG, Guests.SIGINFO_ON_ALTERNATE, -1L);
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    assertEquals(Signals.bit(Signals.SIGPROF), frame.sigmask());
    assertEquals(~(Signals.bit(Signals.SIGKILL) | Signals.bit(Signals.SIGSTOP)), thread.mask());
  }

  @Test
  void nobodyCanBlockSigkillAndSigstop() {
    thread.mask(-1L);
    assertEquals(0, thread.mask() & Signals.bit(Signals.SIGKILL));
    assertEquals(0, thread.mask() & Signals.bit(Signals.SIGSTOP));
    thread.send(Signals.SIGKILL);
    Delivery delivery = thread.deliver();
    assertEquals(Delivery.Outcome.DEFAULT_ACTION, delivery.outcome());
    assertEquals(Signals.SIGKILL, delivery.signal());
    assertNull(delivery.frame());
    assertThrows(
        IllegalArgumentException.class,
        () -> thread.actions().sigaction(Signals.SIGKILL, SignalAction.DEFAULT));
  }

  @Test
  void anUnhandledSigurgIsDroppedWhenItIsSent() {
    thread.actions().sigaction(Signals.SIGURG, SignalAction.DEFAULT);
    assertEquals(SendResult.IGNORED, thread.send(Signals.SIGURG));
    assertFalse(thread.deliverable());
  }

  @Test
  void aBlockedUnhandledSigurgWaitsAndIsDroppedWhenItIsTaken() {
    thread.actions().sigaction(Signals.SIGURG, SignalAction.DEFAULT);
    thread.mask(Signals.bit(Signals.SIGURG));
    assertEquals(SendResult.PENDING, thread.send(Signals.SIGURG));
    thread.mask(0);
    Registers before = thread.registers().copy();
    assertEquals(Delivery.Outcome.NOTHING, thread.deliver().outcome());
    assertEquals(before, thread.registers());
    assertEquals(0, thread.pending());
  }

  @Test
  void aBlockedSigurgThatGetsAHandlerBeforeItIsUnblockedIsDelivered() {
    thread.actions().sigaction(Signals.SIGURG, SignalAction.DEFAULT);
    thread.mask(Signals.bit(Signals.SIGURG));
    thread.send(Signals.SIGURG);
    Guests.install(thread, Signals.SIGURG, Guests.SIGINFO_ON_ALTERNATE, 0);
    thread.mask(0);
    assertEquals(Delivery.Outcome.HANDLER, thread.deliver().outcome());
  }

  @Test
  void theLowestNumberComesFirstAndAFaultBeforeAll() {
    for (int signal : new int[] {Signals.SIGUSR1, Signals.SIGSEGV, Signals.SIGPROF}) {
      Guests.install(thread, signal, Guests.SIGINFO_ON_ALTERNATE | SignalAction.SA_NODEFER, 0);
      thread.send(signal);
    }
    thread.send(Signals.SIGURG);
    assertEquals(Signals.SIGSEGV, thread.deliver().signal());
    assertEquals(Signals.SIGUSR1, thread.deliver().signal());
    assertEquals(Signals.SIGURG, thread.deliver().signal());
    assertEquals(Signals.SIGPROF, thread.deliver().signal());
  }

  @Test
  void withSaResethandTheHandlerRunsOnce() {
    Guests.install(
        thread, Signals.SIGURG, Guests.SIGINFO_ON_ALTERNATE | SignalAction.SA_RESETHAND, 0);
    thread.send(Signals.SIGURG);
    assertEquals(Delivery.Outcome.HANDLER, thread.deliver().outcome());
    assertEquals(SignalAction.SIG_DFL, thread.actions().action(Signals.SIGURG).handler());
  }

  @Test
  void anUnmappedStackTurnsTheSignalIntoSigsegv() {
    Guests.install(thread, Signals.SIGURG, SignalAction.SA_RESTORER, 0);
    thread.memory().unmap(Guests.STACK, Guests.STACK_SIZE);
    Registers before = thread.registers().copy();
    thread.send(Signals.SIGURG);
    assertEquals(Delivery.Outcome.FRAME_FAULT, thread.deliver().outcome());
    assertEquals(before, thread.registers());
    assertEquals(Signals.bit(Signals.SIGSEGV), thread.pending());
    assertEquals(Delivery.Outcome.DEFAULT_ACTION, thread.deliver().outcome());
  }

  @Test
  void aSigsegvWhoseFrameDoesNotFitEndsTheProcess() {
    Guests.install(thread, Signals.SIGSEGV, SignalAction.SA_RESTORER, 0);
    thread.memory().protect(Guests.STACK, Guests.STACK_SIZE, Memory.READ);
    thread.send(Signals.SIGSEGV);
    assertEquals(Delivery.Outcome.FRAME_FAULT, thread.deliver().outcome());
    Delivery last = thread.deliver();
    assertEquals(Delivery.Outcome.DEFAULT_ACTION, last.outcome());
    assertEquals(Signals.SIGSEGV, last.signal());
  }

  @Test
  void aFullAlternateStackIsNotOverrun() {
    thread.registers().gpr(Gpr.RSP, Guests.ALTERNATE.base() + 600);
    thread.send(Signals.SIGURG);
    assertEquals(Delivery.Outcome.FRAME_FAULT, thread.deliver().outcome());
  }

  @Test
  void withinARedZoneOfItsBaseTheAlternateStackStartsAgainAtTheTop() {
    thread.registers().gpr(Gpr.RSP, Guests.ALTERNATE.base() + 128);
    thread.send(Signals.SIGURG);
    long fpstate = thread.deliver().frame().fpstate();
    assertEquals((Guests.ALTERNATE.top() - SaveSet.FULL.imageSize()) & -64, fpstate);
  }

  @Test
  void anActionWithoutRestorerIsRefused() {
    Guests.install(thread, Signals.SIGURG, SignalAction.SA_ONSTACK, 0);
    thread.send(Signals.SIGURG);
    assertEquals(Delivery.Outcome.FRAME_FAULT, thread.deliver().outcome());
  }

  @Test
  void aForcedSignalBreaksThroughTheMaskAndTakesTheDefaultAction() {
    Guests.install(thread, Signals.SIGSEGV, Guests.SIGINFO_ON_ALTERNATE, 0);
    thread.mask(-1L);
    thread.force(SignalInfo.fault(Signals.SIGSEGV, 1, 0xdead));
    assertEquals(Delivery.Outcome.DEFAULT_ACTION, thread.deliver().outcome());
  }

  @Test
  void aForcedSignalWithAHandlerTellsItTheAddress() {
    Guests.install(thread, Signals.SIGSEGV, Guests.SIGINFO_ON_ALTERNATE, 0);
    thread.force(SignalInfo.fault(Signals.SIGSEGV, 1, 0xdead));
    RtSigframe frame = thread.deliver().frame();
    long fields = frame.siginfoAddress() + FrameLayout.SI_FIELDS;
    assertEquals(0xdead, thread.memory().read64(fields));
    assertEquals(1, frame.code());
  }

  @Test
  void theAlternateStackCannotBeReplacedWhileInUse() {
    thread.send(Signals.SIGURG);
    thread.deliver();
    assertThrows(IllegalStateException.class, () -> thread.signalStack(SignalStack.DISABLED));
  }

  @Test
  void theHandlerMayReplaceTheAlternateStackThroughTheFrame() {
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    long stack = frame.ucontextAddress() + FrameLayout.UC_STACK;
    thread.memory().write64(stack + FrameLayout.SS_SIZE, 4096);
    assertTrue(Guests.returnFrom(thread, frame));
    assertEquals(new SignalStack(Guests.ALTERNATE.base(), 4096), thread.signalStack());
  }

  @Test
  void aReturnOntoTheAlternateStackLeavesItWhereItIs() {
    thread.registers().gpr(Gpr.RSP, Guests.ALTERNATE.top());
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    long stack = frame.ucontextAddress() + FrameLayout.UC_STACK;
    thread.memory().write64(stack + FrameLayout.SS_SIZE, 4096);
    assertTrue(Guests.returnFrom(thread, frame));
    assertEquals(Guests.ALTERNATE, thread.signalStack());
  }

  @Test
  void aFrameChangesTheUsersFlagsAndNoOthers() {
    thread.registers().rflags(Flags.IF);
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    frame.eflags(0xffff_fdffL);
    assertTrue(Guests.returnFrom(thread, frame));
    assertEquals(0x5_0dd5L | Flags.IF | 2, thread.registers().rflags());
  }

  @Test
  void aReturnWithNoFrameUnderTheStackPointerGivesSigsegv() {
    thread.registers().gpr(Gpr.RSP, 0x1000);
    assertFalse(thread.sigreturn());
    assertEquals(Signals.bit(Signals.SIGSEGV), thread.pending());
  }

  @Test
  void anMxcsrBitThatDoesNotExistMakesTheFrameBad() {
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    frame.mxcsr(0x1_0000);
    assertFalse(Guests.returnFrom(thread, frame));
  }

  @Test
  void aFrameWithoutFpuImageGivesTheInitialVectorState() {
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    frame.fpstate(0);
    thread.registers().xmm(3, 1, 2);
    assertTrue(Guests.returnFrom(thread, frame));
    assertEquals(0, thread.registers().xmmLow(3) | thread.registers().xmmHigh(3));
    assertEquals(FpuImage.INITIAL_MXCSR, thread.registers().mxcsr());
  }

  @Test
  void anImageWithoutItsClosingMagicLosesTheUpperHalvesOnly() {
    Registers before = thread.registers().copy();
    thread.send(Signals.SIGURG);
    RtSigframe frame = thread.deliver().frame();
    thread.memory().write32(frame.fpstate() + FrameLayout.XSTATE_SIZE, 0);
    assertTrue(Guests.returnFrom(thread, frame));
    for (int n = 0; n < 16; n++) {
      before.ymmUpper(n, 0, 0);
    }
    assertEquals(before, thread.registers());
  }

  @Test
  void onlyStandardSignalsCanBeSent() {
    assertThrows(IllegalArgumentException.class, () -> thread.send(0));
    assertThrows(IllegalArgumentException.class, () -> thread.send(32));
  }

  @Test
  void anAlternateStackHasAMinimumSize() {
    assertThrows(IllegalArgumentException.class, () -> new SignalStack(0x1000, 2047));
    assertTrue(SignalStack.DISABLED.disabled());
    assertFalse(SignalStack.DISABLED.contains(0));
  }
}
