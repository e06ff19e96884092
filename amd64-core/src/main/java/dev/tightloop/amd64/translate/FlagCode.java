package dev.tightloop.amd64.translate;

import static dev.tightloop.amd64.translate.Variables.FLAGS;
import static dev.tightloop.amd64.translate.Variables.FLAGS_A;
import static dev.tightloop.amd64.translate.Variables.FLAGS_B;
import static dev.tightloop.amd64.translate.Variables.FLAGS_C;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LAND;
import static org.objectweb.asm.Opcodes.LSUB;

import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.LazyFlags;
import dev.tightloop.amd64.OperandSize;
import org.objectweb.asm.Label;

/** The status flags in bytecode: their operands in variables, their kind known as far as it is. */
final class FlagCode {
  static final String LAZY = "dev/tightloop/amd64/LazyFlags";

  private final Bytecode code;

  /** The kind of {@link LazyFlags} at this place, or {@link Block#MIXED}: see the variable. */
  private int kind;

  FlagCode(Bytecode code) {
    this.code = code;
  }

  int kind() {
    return kind;
  }

  void kind(int kind) {
    this.kind = kind;
  }

  void kind(int operation, OperandSize size) {
    kind = operation << 2 | size.ordinal();
  }

  /** Pushes the kind, as a constant where it is one. */
  void pushKind() {
    if (kind == Block.MIXED) {
      code.loadInt(FLAGS);
    } else {
      code.push(kind);
    }
  }

  /** Puts the kind into its variable, for a place where several come together. */
  void settleKind() {
    if (kind != Block.MIXED) {
      code.push(kind);
      code.storeInt(FLAGS);
    }
  }

  /** Pushes the six flags. */
  void pushStatus() {
    if (kind == LazyFlags.KNOWN) {
      code.load(FLAGS_A);
      return;
    }
    pushKind();
    pushOperands();
    code.method.visitMethodInsn(INVOKESTATIC, LAZY, "status", "(IJJJ)J", false);
  }

  private void pushOperands() {
    code.load(FLAGS_A);
    code.load(FLAGS_B);
    code.load(FLAGS_C);
  }

  private int operation() {
    return kind == Block.MIXED ? -1 : kind >> 2;
  }

  private OperandSize size() {
    return OperandSize.values()[kind & 3];
  }

  /** Pushes CF as 0 or 1. */
  void pushCarry() {
    OperandSize size = size();
    boolean wide = size == OperandSize.QWORD;
    switch (operation()) {
      case LazyFlags.KNOWN -> {
        code.load(FLAGS_A);
        code.push(Flags.CF);
        code.op(LAND);
      }
      case LazyFlags.LOGIC -> code.push(0L);
      case LazyFlags.INC, LazyFlags.DEC -> code.load(FLAGS_C);
      case LazyFlags.ADD -> {
        code.load(FLAGS_A);
        code.load(FLAGS_B);
        if (wide) {
          code.method.visitMethodInsn(INVOKESTATIC, LAZY, "carry64", "(JJ)J", false);
        } else {
          code.op(LADD);
          code.push(size.bits());
          code.op(Bytecode.LUSHR);
        }
      }
      case LazyFlags.SUB -> {
        code.load(FLAGS_A);
        code.load(FLAGS_B);
        if (wide) {
          code.method.visitMethodInsn(INVOKESTATIC, LAZY, "borrow64", "(JJ)J", false);
        } else {
          code.op(LSUB);
          code.push(63);
          code.op(Bytecode.LUSHR);
        }
      }
      default -> {
        pushKind();
        pushOperands();
        code.method.visitMethodInsn(INVOKESTATIC, LAZY, "carry", "(IJJJ)J", false);
      }
    }
  }

  /** Jumps if the condition holds. */
  void jump(Condition condition, Label target) {
    boolean direct =
        switch (operation()) {
          case LazyFlags.SUB -> afterSub(condition, target);
          case LazyFlags.LOGIC -> afterLogic(condition, target);
          case LazyFlags.ADD, LazyFlags.INC, LazyFlags.DEC -> afterSum(condition, target);
          case LazyFlags.KNOWN -> known(condition, target);
          default -> false;
        };
    if (!direct) {
      code.push(condition.ordinal());
      pushKind();
      pushOperands();
      code.method.visitMethodInsn(INVOKESTATIC, LAZY, "holds", "(IIJJJ)Z", false);
      code.jump(IFNE, target);
    }
  }

  private boolean afterSub(Condition condition, Label target) {
    OperandSize size = size();
    switch (condition) {
      case E, NE, B, AE, BE, A, L, GE, LE, G -> {
        boolean unsigned =
            switch (condition) {
              case B, AE, BE, A -> true;
              default -> false;
            };
        boolean signed =
            switch (condition) {
              case L, GE, LE, G -> true;
              default -> false;
            };
        for (int variable : new int[] {FLAGS_A, FLAGS_B}) {
          code.load(variable);
          if (signed) {
            code.signExtend(size);
          } else if (unsigned && size == OperandSize.QWORD) {
            code.push(Long.MIN_VALUE);
            code.op(LADD);
          }
        }
        code.compare(comparison(condition), target);
        return true;
      }
      case S, NS -> {
        code.load(FLAGS_A);
        code.load(FLAGS_B);
        code.op(LSUB);
        code.signExtend(size);
        code.push(0L);
        code.compare(comparison(condition), target);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean afterLogic(Condition condition, Label target) {
    switch (condition) {
      case E, BE, NE, A, S, NS, L, GE, LE, G -> {
        code.load(FLAGS_A);
        code.signExtend(size());
        code.push(0L);
        Condition plain =
            condition == Condition.BE
                ? Condition.E
                : condition == Condition.A ? Condition.NE : condition;
        code.compare(comparison(plain), target);
      }
      case O, B -> {}
      case NO, AE -> code.jump(target);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean afterSum(Condition condition, Label target) {
    switch (condition) {
      case E, NE, S, NS -> {
        code.load(FLAGS_A);
        if (operation() == LazyFlags.ADD) {
          code.load(FLAGS_B);
          code.op(LADD);
        } else {
          code.push(1L);
          code.op(operation() == LazyFlags.INC ? LADD : LSUB);
        }
        code.signExtend(size());
        code.push(0L);
        code.compare(comparison(condition), target);
        return true;
      }
      case B, AE -> {
        pushCarry();
        code.push(0L);
        code.compare(condition == Condition.B ? IFNE : IFEQ, target);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean known(Condition condition, Label target) {
    long bits;
    switch (condition) {
      case O, NO -> bits = Flags.OF;
      case B, AE -> bits = Flags.CF;
      case E, NE -> bits = Flags.ZF;
      case BE, A -> bits = Flags.CF | Flags.ZF;
      case S, NS -> bits = Flags.SF;
      case P, NP -> bits = Flags.PF;
      default -> {
        return false;
      }
    }
    code.load(FLAGS_A);
    code.push(bits);
    code.op(LAND);
    code.push(0L);
    code.compare((condition.ordinal() & 1) == 0 ? IFNE : IFEQ, target);
    return true;
  }

  /** How LCMP's result decides. */
  private static int comparison(Condition condition) {
    return switch (condition) {
      case E -> IFEQ;
      case NE -> IFNE;
      case B, L, S -> IFLT;
      case AE, GE, NS -> IFGE;
      case BE, LE -> IFLE;
      case A, G -> IFGT;
      default -> throw new AssertionError(condition + " is no comparison");
    };
  }

  /** The flags are in RFLAGS: takes them from there. */
  void takeKnown() {
    code.loadObject(Variables.REGISTERS);
    code.method.visitFieldInsn(GETFIELD, RegionWriter.REGISTERS_CLASS, "rflags", "J");
    code.push(Flags.STATUS);
    code.op(LAND);
    code.store(FLAGS_A);
    kind = LazyFlags.KNOWN;
  }
}
