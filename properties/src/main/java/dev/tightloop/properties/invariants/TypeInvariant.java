package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Altstack;
import dev.tightloop.model.Cell;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.RegisterFile.StackTop;
import dev.tightloop.model.Sysmontick;
import dev.tightloop.model.ThreadPc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * {@code spec/Runtime.tla TypeOK}: every cell holds a number that its field's type allows.
 *
 * <p>What the encoding itself excludes is not asked again: a record has all its fields, a truth
 * value is one, a sequence is as long as it says, and what a field of goroutines, threads or
 * processors names is one of them.
 */
final class TypeInvariant extends Predicates {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int NUMBERS = 1 << Byte.SIZE;
  private static final long HIGH = 0x8080808080808080L;

  private final byte[] cells;
  private final boolean[][] allowed;
  private final int extra;

  // Of each eight cells: the least number that each may hold, how far the greatest is from the
  // greatest byte, and, in the high bit, whether these two say all of it.
  private final long[] least;
  private final long[] room;
  private final long[] isRange;

  // Those of the eight for which they do not: what of them is not zero must be looked up.
  private final long[] lookedUp;
  private final int[][] lookups;

  TypeInvariant(Model model) {
    super(model);
    cells = new byte[s.size()];
    extra = constants.members(ThreadSet.CM);
    List<Cell> layout = s.layout();
    allowed = new boolean[layout.size()][];
    int words = cells.length / Long.BYTES;
    least = new long[words];
    room = new long[words];
    isRange = new long[words];
    lookedUp = new long[words];
    lookups = new int[words][0];
    for (int i = 0; i < allowed.length; i++) {
      allowed[i] = allowed(layout.get(i));
      prepare(i);
    }
  }

  private void prepare(int cell) {
    int first = Byte.MIN_VALUE;
    while (!allowed[cell][first & 0xff]) {
      first++;
    }
    int count = 0;
    while (first + count <= Byte.MAX_VALUE && allowed[cell][first + count & 0xff]) {
      count++;
    }
    int members = 0;
    for (boolean member : allowed[cell]) {
      members += member ? 1 : 0;
    }
    int word = cell / Long.BYTES;
    int shift = cell % Long.BYTES * Byte.SIZE;
    if (count == members && count <= Byte.MAX_VALUE + 1) {
      least[word] |= (first & 0xffL) << shift;
      room[word] |= (long) (Byte.MAX_VALUE + 1 - count) << shift;
      isRange[word] |= 0x80L << shift;
    } else {
      lookedUp[word] |= 0xffL << shift;
      lookups[word] = Arrays.copyOf(lookups[word], lookups[word].length + 1);
      lookups[word][lookups[word].length - 1] = cell;
    }
  }

  boolean typeOK() {
    s.copyTo(cells);
    for (int i = 0; i < least.length; i++) {
      long word = (long) LONGS.get(cells, i * Long.BYTES);
      // Byte by byte: the distance from the least, then whether it is too large (Hacker's Delight
      // 2-18).
      long above = (word | HIGH) - (least[i] & ~HIGH) ^ (word ^ ~least[i]) & HIGH;
      if (((above | (above & ~HIGH) + room[i]) & isRange[i]) != 0
          || (word & lookedUp[i]) != 0 && !isAllowed(i)) {
        return false;
      }
    }
    return zerosAreAllowed() && (s.sched.extram().members() & ~extra) == 0;
  }

  private boolean isAllowed(int word) {
    for (int i : lookups[word]) {
      if (!allowed[i][cells[i] & 0xff]) {
        return false;
      }
    }
    return true;
  }

  /** Zero is a goroutine, a P, a place of the loop and Garbage, but no thread that C code made. */
  private boolean zerosAreAllowed() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.procid(mp) == 0) {
        return false;
      }
    }
    for (int t = 0; t < threads; t++) {
      if (s.thread.tid(t) == 0) {
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
      case "altstack" -> range(0, Altstack.values().length - 1);
      case "handler" -> range(0, HandlerPc.values().length - 1);
      case "sysmontick" -> range(0, Sysmontick.values().length - 1);
      case "locks" -> range(0, 3);
      case "stopwait", "safePointWait" -> range(0, processors);
      case "nmspinning" -> range(0, Byte.MAX_VALUE);
      case "nmidlelocked" -> range(Byte.MIN_VALUE, Byte.MAX_VALUE);
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
    for (ThreadPc pc : SafePointInvariants.userPC(constants)) {
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
        for (ThreadPc pc : SafePointInvariants.userPC(constants)) {
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
