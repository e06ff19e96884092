package dev.tightloop.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running kernel's frames against ours, in both directions. */
class RealKernelTest {

  @TempDir Path directory;

  private CProgram program;

  @BeforeEach
  void compile() throws Exception {
    String source;
    try (var resource = RealKernelTest.class.getResourceAsStream("real-kernel.c")) {
      source = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
    program = CProgram.compile(directory, source, "-O1", "-mno-red-zone", "-fno-stack-protector");
  }

  @Test
  void theKernelPutsItsFrameWhereWeWouldOnEveryStack() throws Exception {
    List<Frame> frames = frames();
    assertEquals(3, frames.size());
    for (Frame frame : frames) {
      FramePlacement ours =
          FramePlacement.of(
              frame.interruptedRsp, frame.action(), frame.stack(), (int) frame.imageSize);
      assertEquals(frame.rsp, ours.frame(), frame.name);
      assertEquals(frame.fpstate, ours.fpstate(), frame.name);
      assertEquals(8, frame.rsp % 16);
      assertEquals(0, frame.fpstate % 64);
      assertEquals(frame.rdx, frame.view().ucontextAddress());
      assertEquals(frame.rsi, frame.view().siginfoAddress());
    }
  }

  @Test
  void ourViewReadsTheKernelsFrame() throws Exception {
    for (Frame frame : frames()) {
      RtSigframe view = frame.view();
      assertEquals(Signals.SIGURG, view.signal());
      assertEquals(SignalInfo.SI_TKILL, view.code());
      assertEquals(frame.interruptedRsp, view.rsp());
      assertEquals(ourUcFlags(), view.ucFlags());
      assertEquals(0x1234_5678_9abc_def0L, view.gpr(Gpr.R12));
      assertEquals(0x0fed_cba9_8765_4321L, view.xmmLow(15));
      assertEquals(0x0fed_cba9_8765_4321L, view.xmmHigh(15));
      assertEquals(0x7f80, view.mxcsr());
      assertEquals(Flags.DF, view.eflags() & Flags.DF);
      assertEquals(
          frame.name.equals("nested") ? Signals.bit(Signals.SIGUSR1) : 0,
          view.sigmask() & Signals.bit(Signals.SIGUSR1));
      assertEquals(frame.base, frame.word(FrameLayout.UC_STACK + FrameLayout.SS_SP));
      assertEquals(frame.size, frame.word(FrameLayout.UC_STACK + FrameLayout.SS_SIZE));
    }
  }

  @Test
  void theKernelStartsHandlersWithTheStateWeStartThemWith() throws Exception {
    for (Frame frame : frames()) {
      assertEquals(FpuImage.INITIAL_MXCSR, frame.handlerMxcsr);
      assertEquals(0, frame.handlerXmm15);
      assertEquals(0, frame.handlerFlags & (Flags.DF | Flags.TF));
    }
  }

  @Test
  void ourSigreturnReadsTheKernelsFrame() throws Exception {
    for (Frame frame : frames()) {
      Registers registers = new Registers();
      registers.gpr(Gpr.RSP, frame.rsp + Long.BYTES);
      GuestThread thread = new GuestThread(registers, frame.memory(), new SignalActions());
      RtSigframe view = frame.view();
      assertTrue(thread.sigreturn());
      for (Gpr register : Gpr.values()) {
        assertEquals(view.gpr(register), registers.gpr(register));
      }
      assertEquals(view.rip(), registers.rip());
      assertEquals(view.mxcsr(), registers.mxcsr());
      assertEquals(view.xmmHigh(15), registers.xmmHigh(15));
      assertEquals(view.sigmask(), thread.mask());
    }
  }

  /**
   * The program moves RIP and RSP to places of its own, as a handler might, and prints what it woke
   * up with.
   */
  @Test
  void theKernelReturnsThroughOurFrame() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      GuestThread thread = Guests.withUrgHandlerOnAlternateStack(seed);
      Registers registers = thread.registers();
      registers.rflags(registers.rflags() & ~(Flags.TF | 0x4_0000 | 0x1_0000));
      registers.mxcsr(registers.mxcsr() | 0x1f80);
      thread.mask(new Random(seed).nextLong());
      thread.mask(thread.mask() & ~Signals.bit(Signals.SIGURG) & ~(3L << 31));
      Registers before = registers.copy();
      long mask = thread.mask();
      thread.send(Signals.SIGURG);
      RtSigframe frame = thread.deliver().frame();
      int length = (int) (Guests.ALTERNATE.top() - frame.address());
      String bytes = HexFormat.of().formatHex(thread.memory().bytes(frame.address(), length));

      List<String> lines = program.run("%x %d %s%n".formatted(frame.address(), length, bytes));

      StringBuilder expected = new StringBuilder();
      for (Gpr register : Gpr.values()) {
        if (register != Gpr.RSP) {
          expected.append("%x ".formatted(before.gpr(register)));
        }
      }
      for (int n = 0; n < 16; n++) {
        expected.append("%x %x ".formatted(before.xmmLow(n), before.xmmHigh(n)));
      }
      expected.append("%x %x ".formatted(before.rflags(), before.mxcsr()));
      expected.append("%x".formatted(mask));
      assertEquals(expected.toString(), lines.get(0));
    }
  }

  private static long ourUcFlags() {
    GuestThread thread = Guests.withUrgHandlerOnAlternateStack(0);
    thread.send(Signals.SIGURG);
    return thread.deliver().frame().ucFlags();
  }

  private List<Frame> frames() throws Exception {
    return program.run("").stream().map(Frame::new).toList();
  }

  /**
   * One line of the program: a name, numbers, and the bytes from the frame to the end of the FPU
   * image.
   */
  private static final class Frame {
    private final String name;
    private final long rsp;
    private final long rsi;
    private final long rdx;
    private final long fpstate;
    private final long interruptedRsp;
    private final long imageSize;
    private final long base;
    private final long size;
    private final int handlerMxcsr;
    private final long handlerXmm15;
    private final long handlerFlags;
    private final byte[] bytes;

    Frame(String line) {
      String[] words = line.split(" ");
      name = words[0];
      rsp = number(words[1]);
      rsi = number(words[2]);
      rdx = number(words[3]);
      fpstate = number(words[4]);
      interruptedRsp = number(words[5]);
      imageSize = number(words[6]);
      base = number(words[7]);
      size = number(words[8]);
      handlerMxcsr = (int) number(words[9]);
      handlerXmm15 = number(words[10]);
      handlerFlags = number(words[11]);
      bytes = HexFormat.of().parseHex(words[12]);
    }

    private static long number(String hex) {
      return Long.parseUnsignedLong(hex, 16);
    }

    SignalAction action() {
      long flags = name.equals("plain") ? 0 : SignalAction.SA_ONSTACK;
      return new SignalAction(1 << 20, flags, 0, 0);
    }

    SignalStack stack() {
      return new SignalStack(base, size);
    }

    Memory memory() {
      Memory memory = new Memory();
      memory.map(rsp, bytes.length, Memory.READ | Memory.WRITE);
      memory.bytes(rsp, bytes);
      return memory;
    }

    RtSigframe view() {
      return new RtSigframe(memory(), rsp);
    }

    long word(int inUcontext) {
      return memory().read64(rsp + FrameLayout.FRAME_UCONTEXT + inUcontext);
    }
  }
}
