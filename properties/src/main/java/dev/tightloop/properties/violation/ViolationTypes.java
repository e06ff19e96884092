package dev.tightloop.properties.violation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes the subclasses of {@link InvariantViolation}, one for each name.
 *
 * @param type the class
 * @param constructor takes the invariant's name and the message
 */
record ViolationTypes(Class<? extends InvariantViolation> type, MethodHandle constructor) {

  private static final Map<String, ViolationTypes> MADE = new ConcurrentHashMap<>();

  /** How often a name has come out of others. */
  private static final Map<String, Integer> ALIKE = new ConcurrentHashMap<>();

  private static final String BASE = Type.getInternalName(InvariantViolation.class);
  private static final MethodType CONSTRUCTOR =
      MethodType.methodType(void.class, String.class, String.class);

  /** That of an invariant. */
  static ViolationTypes of(String invariant) {
    return MADE.computeIfAbsent(invariant, ViolationTypes::make);
  }

  InvariantViolation make(String invariant, String message) {
    try {
      return (InvariantViolation) constructor.invoke(invariant, message);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static ViolationTypes make(String invariant) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      Class<? extends InvariantViolation> type =
          lookup.defineClass(bytes(invariant)).asSubclass(InvariantViolation.class);
      return new ViolationTypes(type, lookup.findConstructor(type, CONSTRUCTOR));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A final class with one constructor, which hands its arguments on. */
  private static byte[] bytes(String invariant) {
    String descriptor = CONSTRUCTOR.toMethodDescriptorString();
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    type.visit(Opcodes.V17, access, name(invariant), null, BASE, null);
    MethodVisitor constructor = type.visitMethod(0, "<init>", descriptor, null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitVarInsn(Opcodes.ALOAD, 1);
    constructor.visitVarInsn(Opcodes.ALOAD, 2);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, BASE, "<init>", descriptor, false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }

  /** OneRunnerViolated; a name that is no identifier gets a number, so that no two are the same. */
  private static String name(String invariant) {
    StringBuilder name = new StringBuilder();
    invariant
        .codePoints()
        .map(c -> Character.isJavaIdentifierPart(c) ? c : '_')
        .forEach(name::appendCodePoint);
    if (!name.toString().equals(invariant)) {
      name.append('-').append(ALIKE.merge(name.toString(), 1, Integer::sum));
    }
    return BASE.substring(0, BASE.lastIndexOf('/') + 1) + name + "Violated";
  }
}
