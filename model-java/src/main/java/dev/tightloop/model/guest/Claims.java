package dev.tightloop.model.guest;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Registers;
import dev.tightloop.linux.RtSigframe;
import dev.tightloop.linux.VectorPart;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.RegisterFile.StackTop;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.stub.SavedRegister;
import dev.tightloop.model.stub.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a state claims of registers, {@code spec/Registers.tla}, against what the guest has in them.
 *
 * <pre>
 *   thread[t].registers    the registers of the thread on the core
 *   thread[t].frame        the kernel's frame in guest memory
 *   g[gp].stack            asyncPreempt's save area on the goroutine's stack, and the PC above it
 * </pre>
 *
 * <p>[g, pc] claims for a class that the registers of this class hold what an undisturbed goroutine
 * g has in them at pc; for SP, that it is the address of what the claim names. Garbage claims
 * nothing. Also compared are the place of a program in its own code, and pending signals.
 */
public final class Claims {

  private final SpecLoop loop;
  private final LoopText text;
  private final Configuration configuration;
  private final Guest guest;
  private final Registers seen = new Registers();
  private final long[] compared = new long[RegisterClass.values().length];
  private final long[] lost = new long[compared.length];
  private final int live;
  private GuestViolation contradiction;

  Claims(SpecLoop loop, Guest guest) {
    this.loop = loop;
    this.guest = guest;
    text = loop.text();
    configuration = loop.configuration();
    live = configuration.registers(RegisterSet.LiveRegisters);
  }

  /** How many claims about this class have been compared. */
  public long compared(RegisterClass registerClass) {
    return compared[registerClass.ordinal()];
  }

  /**
   * How often a goroutine's own code was about to run without what it needs in this class: the
   * state says Garbage, and the registers are wrong indeed.
   */
  public long lost(RegisterClass registerClass) {
    return lost[registerClass.ordinal()];
  }

  /**
   * What the guest has otherwise than the state claims, or else what the guest has found wrong by
   * itself; empty if there is neither.
   */
  public Optional<GuestViolation> contradiction(State s) {
    contradiction = null;
    for (int t = 0; t < configuration.threads(); t++) {
      if (s.thread.pc(t) != ThreadPc.absent && s.thread.pc(t) != ThreadPc.exited) {
        compareThread(s, t);
      }
    }
    for (int gp = 0; gp < configuration.goroutines(); gp++) {
      if (s.g.resumePC(gp) != null && s.g.resumePC(gp).isUser()) {
        compareStack(s, gp);
      }
    }
    return Optional.ofNullable(contradiction).or(guest::violation);
  }

  private void compareThread(State s, int t) {
    String name = configuration.thread(t);
    if (s.thread.pending(t) != guest.pending(t)) {
      report("%s: pending is %b", name, guest.pending(t));
    }
    boolean handles = s.thread.handler(t) != HandlerPc.none;
    if (handles != (guest.frame(t) != null)) {
      report("%s: a signal frame is there: %b", name, guest.frame(t) != null);
    } else if (handles) {
      read(guest.frame(t));
      comparePc(s.thread.framePc(t), name + "'s frame");
      compareFile(s, s.thread.frameRegisters(t), s.thread.framePc(t), name + "'s frame");
    } else {
      seen.copyFrom(guest.registers(t));
      comparePc(s.thread.pc(t), name);
      compareFile(s, s.thread.registers(t), s.thread.pc(t), name);
      if (s.thread.pc(t).isUser()) {
        countLost(s.thread.registers(t), s.m.curg(t), s.thread.pc(t));
      }
    }
  }

  private void read(RtSigframe frame) {
    for (Gpr r : Gpr.values()) {
      seen.gpr(r, frame.gpr(r));
    }
    seen.rip(frame.rip());
    seen.rflags(frame.eflags());
    boolean high = guest.saveSet().contains(VectorPart.YMM_UPPER);
    for (int n = 0; n < 16; n++) {
      seen.xmm(n, frame.xmmLow(n), frame.xmmHigh(n));
      seen.ymmUpper(n, high ? frame.ymmUpperLow(n) : 0, high ? frame.ymmUpperHigh(n) : 0);
    }
  }

  private void comparePc(ThreadPc pc, String where) {
    if (pc.isUser() && text.place(seen.rip()) != pc) {
      report("%s: the PC is 0x%x, which is not at %s", where, seen.rip(), pc);
    }
    if (pc == ThreadPc.asyncPreempt && !isInStub(seen.rip())) {
      report("%s: the PC is 0x%x, which is not in asyncPreempt", where, seen.rip());
    }
  }

  private boolean isInStub(long rip) {
    return rip >= loop.stub().address() && rip <= loop.stub().callAddress();
  }

  /** asyncPreempt's own pushes change registers before the state says so. */
  private boolean isAmidSave(ThreadPc pc) {
    return pc == ThreadPc.asyncPreempt && seen.rip() != loop.stub().address();
  }

  private void compareFile(State s, long claims, ThreadPc pc, String where) {
    if (claims == RegisterFile.CLOBBERED || isAmidSave(pc)) {
      return;
    }
    for (RegisterClass registerClass : RegisterClass.values()) {
      int claim = RegisterFile.content(claims, registerClass);
      if (claim != 0 && contradiction == null) {
        compared[registerClass.ordinal()]++;
        if (registerClass == RegisterClass.SP) {
          compareSp(s, claim, where);
        } else {
          compareClass(registerClass, claim, where);
        }
      }
    }
  }

  private void countLost(long claims, int gp, ThreadPc pc) {
    for (RegisterClass registerClass : RegisterClass.values()) {
      boolean needed = (live >> registerClass.ordinal() & 1) != 0;
      if (needed
          && RegisterFile.content(claims, registerClass) == 0
          && registerClass != RegisterClass.SP
          && !same(registerClass, right(gp, pc))) {
        lost[registerClass.ordinal()]++;
      }
    }
  }

  private void compareClass(RegisterClass registerClass, int claim, String where) {
    int gp = RegisterFile.goroutine(claim);
    ThreadPc place = ThreadPc.of(RegisterFile.place(claim));
    List<Registers> right = right(gp, place);
    if (same(registerClass, right)) {
      return;
    }
    report(
        "%s: %s should be as %s has it at %s: %s",
        where,
        registerClass,
        configuration.goroutine(gp),
        place,
        right.isEmpty() ? "no such place" : difference(registerClass, right.get(0)));
  }

  /**
   * What counts as right for a place: what the goroutine has there, at this very instruction if the
   * PC is amid the place; and, if restartable sequences begin again here, what it has in those.
   */
  private List<Registers> right(int gp, ThreadPc place) {
    List<Registers> right = new ArrayList<>();
    if (text.place(seen.rip()) == place) {
      right.addAll(loop.undisturbed(gp, seen.rip()));
    } else {
      addAnywhere(gp, place, right);
    }
    for (int i = 0; i < ThreadPc.USER_PLACES; i++) {
      ThreadPc other = ThreadPc.of(i);
      if (other != place && text.has(other) && configuration.resumePC(other) == place) {
        addAnywhere(gp, place, right);
        addAnywhere(gp, other, right);
      }
    }
    return right;
  }

  private void addAnywhere(int gp, ThreadPc place, List<Registers> to) {
    if (guest.granularity() == Guest.Granularity.ACTION) {
      to.addAll(loop.undisturbed(gp, text.address(place)));
    } else {
      loop.instructions(place).forEach(rip -> to.addAll(loop.undisturbed(gp, rip)));
    }
  }

  /** Whether each register of the class is as one of those that count as right has it. */
  private boolean same(RegisterClass registerClass, List<Registers> right) {
    return switch (registerClass) {
      case GPR -> sameGpr(right);
      case Flags ->
          right.stream().anyMatch(r -> ((seen.rflags() ^ r.rflags()) & Flags.STATUS) == 0);
      case VectorLow ->
          sameHalves(right, Registers::xmmLow) && sameHalves(right, Registers::xmmHigh);
      case VectorHigh ->
          sameHalves(right, Registers::ymmUpperLow) && sameHalves(right, Registers::ymmUpperHigh);
      case SP -> throw new IllegalArgumentException("SP is compared as an address");
    };
  }

  private boolean sameGpr(List<Registers> right) {
    for (int n = 0; n < 16; n++) {
      if (n != Gpr.RSP.ordinal() && !contains(right, Registers::gpr, n)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameHalves(List<Registers> right, Half half) {
    for (int n = 0; n < 16; n++) {
      if (!contains(right, half, n)) {
        return false;
      }
    }
    return true;
  }

  private boolean contains(List<Registers> right, Half half, int n) {
    long value = half.of(seen, n);
    for (Registers registers : right) {
      if (half.of(registers, n) == value) {
        return true;
      }
    }
    return false;
  }

  /** Sixty-four bits of register {@code n}. */
  private interface Half {
    long of(Registers registers, int n);
  }

  /** The registers of the class that differ, for people. */
  private String difference(RegisterClass registerClass, Registers right) {
    Registers same = seen.copy();
    switch (registerClass) {
      case GPR -> {
        for (Gpr r : Gpr.values()) {
          same.gpr(r, r == Gpr.RSP ? seen.gpr(r) : right.gpr(r));
        }
      }
      case Flags -> same.rflags(right.rflags() & Flags.STATUS | seen.rflags() & ~Flags.STATUS);
      case VectorLow -> {
        for (int n = 0; n < 16; n++) {
          same.xmm(n, right.xmmLow(n), right.xmmHigh(n));
        }
      }
      default -> {
        for (int n = 0; n < 16; n++) {
          same.ymmUpper(n, right.ymmUpperLow(n), right.ymmUpperHigh(n));
        }
      }
    }
    return String.join(", ", same.differences(seen));
  }

  private void compareSp(State s, int claim, String where) {
    int gp = RegisterFile.goroutine(claim);
    StackTop top = StackTop.values()[RegisterFile.place(claim)];
    long expected =
        switch (top) {
          case user -> userSp(gp, text.place(seen.rip()) == null ? resumes(gp) : seen.rip());
          case asyncPreempt -> userSp(gp, resumes(gp)) - Long.BYTES;
          case saveArea -> userSp(gp, resumes(gp)) - loop.stub().depth();
        };
    if (seen.gpr(Gpr.RSP) != expected) {
      report("%s: RSP is 0x%x, should be 0x%x (%s)", where, seen.gpr(Gpr.RSP), expected, top);
    }
  }

  private long resumes(int gp) {
    return guest.memory().read64(guest.pushedAt(gp));
  }

  private long userSp(int gp, long rip) {
    List<Registers> right = loop.undisturbed(gp, rip);
    return right.isEmpty() ? LoopRegisters.stackPointer(gp) : right.get(0).gpr(Gpr.RSP);
  }

  private void compareStack(State s, int gp) {
    String where = configuration.goroutine(gp) + "'s stack";
    long resumes = resumes(gp);
    boolean amid = guest.granularity() == Guest.Granularity.INSTRUCTION;
    if (text.place(resumes) != s.g.resumePC(gp) || !amid && !text.isPlace(resumes)) {
      report("%s: asyncPreempt returns to 0x%x, not to %s", where, resumes, s.g.resumePC(gp));
    }
    if (s.g.stackRegisters(gp) != RegisterFile.NIL && s.g.status(gp) != GStatus.Dead) {
      readSaveArea(guest.savedSp(gp) + Long.BYTES);
      seen.rip(resumes);
      compareFile(s, s.g.stackRegisters(gp), s.g.resumePC(gp), where);
    }
  }

  private void readSaveArea(long area) {
    long flags = area + loop.stub().frameSize();
    seen.gpr(Gpr.RSP, area);
    seen.rflags(guest.memory().read64(flags));
    seen.gpr(Gpr.RBP, guest.memory().read64(flags + Long.BYTES));
    for (Slot slot : loop.stub().slots()) {
      long at = area + slot.offset();
      int n = slot.register().number();
      if (slot.register().kind() == SavedRegister.Kind.GENERAL) {
        seen.gpr(n, guest.memory().read64(at));
      } else {
        seen.xmm(n, guest.memory().read64(at), guest.memory().read64(at + Long.BYTES));
      }
    }
  }

  private void report(String format, Object... arguments) {
    if (contradiction == null) {
      contradiction =
          new GuestViolation(GuestViolation.PROJECTION, String.format(format, arguments));
    }
  }
}
