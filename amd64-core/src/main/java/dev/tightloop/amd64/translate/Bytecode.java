package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.OperandSize;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** JVM instructions by short names, over ASM. Guest values are {@code long}s on the stack. */
class Bytecode implements Opcodes {
  final MethodVisitor method;

  Bytecode(MethodVisitor method) {
    this.method = method;
  }

  void op(int opcode) {
    method.visitInsn(opcode);
  }

  void ops(int... opcodes) {
    for (int opcode : opcodes) {
      method.visitInsn(opcode);
    }
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(ICONST_0 + value);
    } else if (value == (byte) value) {
      method.visitIntInsn(BIPUSH, value);
    } else if (value == (short) value) {
      method.visitIntInsn(SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void push(long value) {
    if (value == 0 || value == 1) {
      method.visitInsn(LCONST_0 + (int) value);
    } else if (value == (byte) value) {
      push((int) value);
      method.visitInsn(I2L);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void load(int variable) {
    method.visitVarInsn(LLOAD, variable);
  }

  void store(int variable) {
    method.visitVarInsn(LSTORE, variable);
  }

  void loadInt(int variable) {
    method.visitVarInsn(ILOAD, variable);
  }

  void storeInt(int variable) {
    method.visitVarInsn(ISTORE, variable);
  }

  void loadObject(int variable) {
    method.visitVarInsn(ALOAD, variable);
  }

  void storeObject(int variable) {
    method.visitVarInsn(ASTORE, variable);
  }

  void jump(int opcode, Label target) {
    method.visitJumpInsn(opcode, target);
  }

  void jump(Label target) {
    method.visitJumpInsn(GOTO, target);
  }

  void bind(Label label) {
    method.visitLabel(label);
  }

  /** long on the stack: its low bits, zero-extended. */
  void mask(OperandSize size) {
    if (size != OperandSize.QWORD) {
      push(-1L >>> 64 - size.bits());
      op(LAND);
    }
  }

  /** long on the stack: its low bits, sign-extended. */
  void signExtend(OperandSize size) {
    switch (size) {
      case BYTE -> ops(L2I, I2B, I2L);
      case WORD -> ops(L2I, I2S, I2L);
      case DWORD -> ops(L2I, I2L);
      case QWORD -> {}
    }
  }

  /** Two longs on the stack; jumps if the comparison (IFEQ to IFLE) holds. */
  void compare(int opcode, Label target) {
    op(LCMP);
    jump(opcode, target);
  }
}
