package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Tiers;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Engines with a fault in every translation, for tests of other packages. */
public final class ChangedEngine {
  private static final String RFLAGS = "rflags";

  private ChangedEngine() {}

  /** An operation without an emitter finds the flags of the region's entry. */
  public static Tiers thatForgetsFlagsBeforeAnOperation(Cpu cpu) {
    return new Engine(cpu, 0, change(false));
  }

  /** What an operation without an emitter does to the flags is not taken over. */
  public static Tiers thatForgetsFlagsAfterAnOperation(Cpu cpu) {
    return new Engine(cpu, 0, change(true));
  }

  private static UnaryOperator<byte[]> change(boolean after) {
    return bytes -> {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(bytes)
          .accept(
              new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                  MethodVisitor method =
                      super.visitMethod(access, name, type, signature, exceptions);
                  return after ? new After(method) : new Before(method);
                }
              },
              0);
      return writer.toByteArray();
    };
  }

  private static final class Before extends MethodVisitor {
    Before(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String type, boolean own) {
      if (name.equals("status") && type.equals("(J)V")) {
        super.visitInsn(Opcodes.POP2);
        super.visitInsn(Opcodes.POP);
      } else {
        super.visitMethodInsn(opcode, owner, name, type, own);
      }
    }
  }

  /** The first read of RFLAGS is the entry's. */
  private static final class After extends MethodVisitor {
    private boolean entered;

    After(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
      if (name.equals(RFLAGS) && opcode == Opcodes.GETFIELD && entered) {
        super.visitInsn(Opcodes.POP);
        super.visitInsn(Opcodes.LCONST_0);
      } else {
        super.visitFieldInsn(opcode, owner, name, type);
      }
      entered |= name.equals(RFLAGS);
    }
  }
}
