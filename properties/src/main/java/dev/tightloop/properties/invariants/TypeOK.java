package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Altstack;
import dev.tightloop.model.Cell;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.GcPhase;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.RegisterFile.StackTop;
import dev.tightloop.model.Sysmontick;
import dev.tightloop.model.TemplateNote;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.TimerStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Every cell holds a number that its field's type allows.
 *
 * <p>What the encoding itself excludes is not asked again: a record has all its fields, a truth
 * value is one, a sequence is as long as it says, and what a field of goroutines, threads or
 * processors names is one of them.
 */
@Catalogued(
    kind = Kind.ALWAYS,
    module = "Runtime",
    sentence = "Every variable has a value of its type.",
    why =
        "A value outside its type is a mistake of the model itself, and every other verdict would be worth nothing.",
    reliesOn = {
      "runtime/proc.go:967 casgstatus",
      "runtime/proc.go:4977 wirep",
      "runtime/runtime1.go:485 releasem"
    },
    ofEveryState = true)
final class TypeOK extends CataloguedInvariant {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int NUMBERS = 1 << Byte.SIZE;

  private final byte[] cells;
  private final boolean[][] allowed;
  private final int extra;

  /** Of each eight cells what was last found right: from state to state most stay as they are. */
  private final long[] known;

  TypeOK(Model model) {
    super(model);
    extra = constants.members(ThreadSet.CM);
    List<Cell> layout = s.layout();
    allowed = new boolean[layout.size()][];
    for (int i = 0; i < allowed.length; i++) {
      allowed[i] = allowed(layout.get(i));
    }
    cells = model.initialStates().get(0).encoded();
    known = new long[cells.length / Long.BYTES];
    for (int i = 0; i < known.length; i++) {
      if (!isAllowed(i)) {
        throw new IllegalStateException("an initial state without a type");
      }
      known[i] = (long) LONGS.get(cells, i * Long.BYTES);
    }
  }

  @Override
  boolean holds() {
    s.copyTo(cells);
    for (int i = 0; i < known.length; i++) {
      long eight = (long) LONGS.get(cells, i * Long.BYTES);
      if (eight != known[i]) {
        if (!isAllowed(i)) {
          return false;
        }
        known[i] = eight;
      }
    }
    return (s.sched.extram().members() & ~extra) == 0;
  }

  @Override
  boolean matters() {
    return true;
  }

  private boolean isAllowed(int eight) {
    int end = Math.min(allowed.length, (eight + 1) * Long.BYTES);
    for (int i = eight * Long.BYTES; i < end; i++) {
      if (!allowed[i][cells[i] & 0xff]) {
        return false;
      }
    }
    return true;
  }

  private boolean[] allowed(Cell cell) {
    return switch (cell.kind()) {
      case G -> range(cell.field().equals("g") ? G0 : NIL, goroutines - 1);
      case P -> range(NIL, processors - 1);
      case P_MASK -> range(0, (1 << processors) - 1);
      case THREAD -> someThread(cell.field());
      case REGISTER -> register(cell);
      case LENGTH -> range(0, Byte.MAX_VALUE);
      case PLAIN -> plain(cell.field());
    };
  }

  private boolean[] someThread(String field) {
    return switch (field) {
      case "lock", "extramLock" -> range(NIL, threads - 1);
      case "tid", "procid" -> with(range(machines + 1, threads - 1), NIL);
      default -> range(NIL, machines - 1);
    };
  }

  private boolean[] plain(String field) {
    return switch (field) {
      case "status" -> range(0, Math.max(GStatus.values().length, PStatus.values().length) - 1);
      case "timer.status" -> range(0, TimerStatus.values().length - 1);
      case "gcphase" -> range(0, GcPhase.values().length - 1);
      case "altstack" -> range(0, Altstack.values().length - 1);
      case "handler" -> range(0, HandlerPc.values().length - 1);
      case "sysmontick" -> range(0, Sysmontick.values().length - 1);
      case "locks" -> range(0, 3);
      case "stopwait", "safePointWait" -> range(0, processors);
      case "templateThread" -> range(0, TemplateNote.values().length - 1);
      case "nmspinning", "execReaders" -> range(0, Byte.MAX_VALUE);
      case "nmidlelocked", "pendingPreemptSignals" -> range(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "pc", "ret" -> threadPC();
      case "sched" -> with(threadPC(), ThreadPc.entry.ordinal());
      case "resumePC", "framePc" -> with(threadPC(), NIL);
      case "suspendS" ->
          with(
              range(NIL, NIL),
              GStatus.Runnable.ordinal(),
              GStatus.Syscall.ordinal(),
              GStatus.Waiting.ordinal());
      default -> range(0, 1);
    };
  }

  private boolean[] threadPC() {
    boolean[] pcs = range(ThreadPc.USER_PLACES, ThreadPc.entry.ordinal() - 1);
    for (ThreadPc pc : SafePlaces.userPC(constants)) {
      pcs[pc.ordinal()] = true;
    }
    return pcs;
  }

  private boolean[] register(Cell cell) {
    boolean[] contents = range(0, 0);
    for (int gp = 0; gp < goroutines; gp++) {
      if (cell.index() == RegisterClass.SP.ordinal()) {
        for (StackTop top : StackTop.values()) {
          contents[RegisterFile.content(gp, top.ordinal())] = true;
        }
      } else {
        for (ThreadPc pc : SafePlaces.userPC(constants)) {
          contents[RegisterFile.content(gp, pc.ordinal())] = true;
        }
      }
    }
    return cell.field().equals("registers") ? contents : with(contents, NIL);
  }

  private static boolean[] range(int least, int most) {
    boolean[] numbers = new boolean[NUMBERS];
    for (int i = least; i <= most; i++) {
      numbers[i & 0xff] = true;
    }
    return numbers;
  }

  private static boolean[] with(boolean[] numbers, int... others) {
    boolean[] more = Arrays.copyOf(numbers, numbers.length);
    for (int other : others) {
      more[other & 0xff] = true;
    }
    return more;
  }
}
