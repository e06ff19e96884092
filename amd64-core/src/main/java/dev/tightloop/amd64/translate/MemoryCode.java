package dev.tightloop.amd64.translate;

import static dev.tightloop.amd64.translate.Variables.ADDRESS;
import static dev.tightloop.amd64.translate.Variables.FRAME;
import static dev.tightloop.amd64.translate.Variables.FRAME_OFFSET;
import static dev.tightloop.amd64.translate.Variables.FS_BASE;
import static dev.tightloop.amd64.translate.Variables.MEMORY;
import static dev.tightloop.amd64.translate.Variables.READ_TAGS;
import static dev.tightloop.amd64.translate.Variables.RECENT_DATA;
import static dev.tightloop.amd64.translate.Variables.SLOT;
import static dev.tightloop.amd64.translate.Variables.WRITE_TAGS;
import static dev.tightloop.amd64.translate.Variables.general;
import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.BALOAD;
import static org.objectweb.asm.Opcodes.BASTORE;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.I2B;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.I2S;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LALOAD;
import static org.objectweb.asm.Opcodes.LAND;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LSHL;
import static org.objectweb.asm.Opcodes.LUSHR;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.OperandSize;
import dev.tightloop.amd64.Place.InMemory;
import dev.tightloop.amd64.Region;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Guest memory in bytecode. An operand in the stack frame is one access of an array, because the
 * region's entry has checked the whole frame. Any other is looked up among the memory's recent
 * pages: one comparison, and out of line the call that makes the page recent.
 */
final class MemoryCode {
  static final String MEMORY_CLASS = "dev/tightloop/amd64/Memory";
  private static final int OFFSET = Memory.PAGE_SIZE - 1;

  /** An operand that was checked and can be accessed now, once or more. */
  record Checked(InMemory place, boolean framed, int offset) {}

  private final Bytecode code;
  private final List<Runnable> outOfLine = new ArrayList<>();

  MemoryCode(Bytecode code) {
    this.code = code;
  }

  /** The parts that are only reached on a miss. */
  void emitOutOfLine() {
    outOfLine.forEach(Runnable::run);
    outOfLine.clear();
  }

  static boolean isFramed(InMemory place, int stack, boolean framed) {
    return framed
        && stack != Block.MIXED
        && place.base() == Gpr.RSP.ordinal()
        && place.index() == InMemory.NONE
        && !place.fs()
        && Math.abs(place.displacement()) < 1 << 16;
  }

  /**
   * Checks that the operand can be accessed on the fast path, else leaves.
   *
   * @param stack RSP minus RSP at the region's entry
   * @param leave where to go before anything is changed
   */
  Checked check(InMemory place, boolean write, int stack, boolean framed, Label leave) {
    if (isFramed(place, stack, framed)) {
      Checked checked = new Checked(place, true, stack + (int) place.displacement());
      if (place.aligned()) {
        offset(checked, 0);
        code.push(15);
        code.op(IAND);
        code.jump(IFNE, leave);
      }
      return checked;
    }
    int tags = write ? WRITE_TAGS : READ_TAGS;
    address(place, true);
    code.store(ADDRESS);
    if (place.aligned()) {
      code.load(ADDRESS);
      code.push(15L);
      code.ops(LAND, L2I);
      code.jump(IFNE, leave);
    }
    Label miss = new Label();
    Label hit = new Label();
    code.load(ADDRESS);
    code.push(Region.PAGE_BITS);
    code.ops(LUSHR, L2I);
    code.push(Region.RECENT_PAGES - 1);
    code.op(IAND);
    code.storeInt(SLOT);
    code.loadObject(tags);
    code.loadInt(SLOT);
    code.op(LALOAD);
    code.load(ADDRESS);
    if (place.bytes() > 1) {
      code.push((long) place.bytes() - 1);
      code.op(LADD);
    }
    code.push(Region.PAGE_BITS);
    code.ops(LUSHR, LCMP);
    code.jump(IFNE, miss);
    code.bind(hit);
    outOfLine.add(
        () -> {
          code.bind(miss);
          code.loadObject(MEMORY);
          code.load(ADDRESS);
          code.push(place.bytes());
          code.method.visitMethodInsn(
              INVOKEVIRTUAL, MEMORY_CLASS, write ? "writable" : "readable", "(JI)Z", false);
          code.jump(IFEQ, leave);
          code.jump(hit);
        });
    return new Checked(place, false, 0);
  }

  /** Pushes base + index * scale + displacement, with FS base if wanted and there. */
  void address(InMemory place, boolean segment) {
    boolean any = false;
    if (place.base() != InMemory.NONE) {
      code.load(general(place.base()));
      any = true;
    }
    if (place.index() != InMemory.NONE) {
      code.load(general(place.index()));
      if (place.scale() != 0) {
        code.push(place.scale());
        code.op(LSHL);
      }
      any = sum(any);
    }
    if (segment && place.fs()) {
      code.load(FS_BASE);
      any = sum(any);
    }
    if (place.displacement() != 0 || !any) {
      code.push(place.displacement());
      sum(any);
    }
  }

  private boolean sum(boolean any) {
    if (any) {
      code.op(LADD);
    }
    return true;
  }

  /** Pushes the operand, zero-extended. */
  void load(Checked checked) {
    load(checked, checked.place.bytes(), 0);
  }

  /** Pushes {@code bytes} of the operand, which begin at {@code extra}, zero-extended. */
  void load(Checked checked, int bytes, int extra) {
    if (bytes == 1) {
      array(checked);
      offset(checked, extra);
      code.op(BALOAD);
      code.push(0xff);
      code.ops(IAND, I2L);
      return;
    }
    handle(bytes);
    array(checked);
    offset(checked, extra);
    String type = type(bytes);
    code.method.visitMethodInsn(
        INVOKEVIRTUAL, "java/lang/invoke/VarHandle", "get", "([BI)" + type, false);
    if (bytes < 8) {
      code.op(I2L);
      code.mask(bytes == 4 ? OperandSize.DWORD : OperandSize.WORD);
    }
  }

  /** Stores the low bits of a variable's value to the operand. */
  void store(Checked checked, int variable) {
    store(checked, checked.place.bytes(), 0, () -> code.load(variable));
  }

  /** Stores the low bits of what {@code value} pushes. */
  void store(Checked checked, int bytes, int extra, Runnable value) {
    if (bytes > 1) {
      handle(bytes);
    }
    array(checked);
    offset(checked, extra);
    value.run();
    if (bytes < 8) {
      code.op(L2I);
    }
    switch (bytes) {
      case 1 -> code.ops(I2B, BASTORE);
      case 2 -> code.op(I2S);
      default -> {}
    }
    if (bytes > 1) {
      code.method.visitMethodInsn(
          INVOKEVIRTUAL, "java/lang/invoke/VarHandle", "set", "([BI" + type(bytes) + ")V", false);
    }
  }

  private void handle(int bytes) {
    String name = bytes == 8 ? "LONG" : bytes == 4 ? "INT" : "SHORT";
    code.method.visitFieldInsn(GETSTATIC, MEMORY_CLASS, name, "Ljava/lang/invoke/VarHandle;");
  }

  private static String type(int bytes) {
    return bytes == 8 ? "J" : bytes == 4 ? "I" : "S";
  }

  private void array(Checked checked) {
    if (checked.framed) {
      code.loadObject(FRAME);
    } else {
      code.loadObject(RECENT_DATA);
      code.loadInt(SLOT);
      code.op(AALOAD);
    }
  }

  private void offset(Checked checked, int extra) {
    if (checked.framed) {
      code.loadInt(FRAME_OFFSET);
      if (checked.offset + extra != 0) {
        code.push(checked.offset + extra);
        code.op(IADD);
      }
    } else {
      code.load(ADDRESS);
      code.op(L2I);
      code.push(OFFSET);
      code.op(IAND);
      if (extra != 0) {
        code.push(extra);
        code.op(IADD);
      }
    }
  }
}
