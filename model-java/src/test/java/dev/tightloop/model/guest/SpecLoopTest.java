package dev.tightloop.model.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.ThreadPc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No register of the specification's program can be taken for another's, or another place's. */
class SpecLoopTest {

  private static final int GOROUTINES = 3;

  private static SpecLoop loop(int length) {
    return new SpecLoop(Configuration.counted(GOROUTINES, 1, 1).loopLength(length).build());
  }

  private static Registers at(SpecLoop loop, int gp, ThreadPc place) {
    List<Registers> found = loop.undisturbed(gp, loop.text().address(place));
    assertEquals(1, found.size());
    return found.get(0);
  }

  private static List<ThreadPc> places(int length) {
    List<ThreadPc> places = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      places.add(ThreadPc.loop(i));
    }
    places.add(ThreadPc.prologue);
    return places;
  }

  @Test
  void everyGeneralAndVectorRegisterIsDifferentAtEachPlaceOfEachGoroutine() {
    SpecLoop loop = loop(8);
    Set<Long> seen = new HashSet<>();
    for (int gp = 0; gp < GOROUTINES; gp++) {
      for (ThreadPc place : places(8)) {
        Registers registers = at(loop, gp, place);
        for (int n = 0; n < 16; n++) {
          if (n != Gpr.RSP.ordinal() && n != Gpr.R14.ordinal()) {
            assertTrue(seen.add(registers.gpr(n)));
          }
          assertTrue(seen.add(registers.xmmLow(n)));
          assertTrue(seen.add(registers.xmmHigh(n)));
        }
      }
    }
  }

  @Test
  void theFlagsAreDifferentAtEachPlaceOfAGoroutineAndInEachGoroutine() {
    SpecLoop loop = loop(8);
    Set<Long> seen = new HashSet<>();
    for (int gp = 0; gp < GOROUTINES; gp++) {
      for (ThreadPc place : places(8)) {
        assertTrue(seen.add(at(loop, gp, place).rflags() & Flags.STATUS));
      }
    }
  }

  @Test
  void eachRunOfInstructionsComputesWhatTheNextPlaceBeginsWith() {
    for (int length = 1; length <= 8; length++) {
      leadsRound(loop(length), length);
    }
  }

  @Test
  void soDoesALoopWhoseSequencesBeginAgain() {
    Configuration restarts =
        Configuration.counted(GOROUTINES, 1, 1)
            .loopLength(4)
            .set(Marking.Restart, 0b0110)
            .set(Marking.RestartAtEntry, 0b1000)
            .build();
    leadsRound(new SpecLoop(restarts), 4);
  }

  /** The guest's goroutines come round with the registers with which they began. */
  private static void leadsRound(SpecLoop loop, int length) {
    Guest guest = loop.guest();
    for (int gp = 0; gp < GOROUTINES; gp++) {
      Registers registers = guest.registers(0);
      long fsBase = registers.fsBase();
      registers.copyFrom(at(loop, gp, ThreadPc.loop0));
      registers.fsBase(fsBase);
      guest.memory().write64(fsBase - Long.BYTES, GuestStacks.g(gp));
      for (int i = 1; i <= length; i++) {
        ThreadPc place = ThreadPc.loop(i % length);
        assertEquals(place, guest.userInstruction(null, 0));
        Registers right = at(loop, gp, place).copy();
        right.fsBase(fsBase);
        assertEquals(List.of(), right.differences(registers));
      }
    }
    assertTrue(guest.violation().isEmpty());
  }
}
