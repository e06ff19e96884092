package dev.tightloop.amd64.translate;

import static dev.tightloop.amd64.translate.Variables.BUDGET;
import static dev.tightloop.amd64.translate.Variables.CPU;
import static dev.tightloop.amd64.translate.Variables.END;
import static dev.tightloop.amd64.translate.Variables.FLAGS;
import static dev.tightloop.amd64.translate.Variables.FLAGS_A;
import static dev.tightloop.amd64.translate.Variables.FLAGS_B;
import static dev.tightloop.amd64.translate.Variables.FLAGS_C;
import static dev.tightloop.amd64.translate.Variables.FRAME;
import static dev.tightloop.amd64.translate.Variables.FRAME_OFFSET;
import static dev.tightloop.amd64.translate.Variables.FS_BASE;
import static dev.tightloop.amd64.translate.Variables.GENERAL_ARRAY;
import static dev.tightloop.amd64.translate.Variables.MEMORY;
import static dev.tightloop.amd64.translate.Variables.READ_TAGS;
import static dev.tightloop.amd64.translate.Variables.RECENT_DATA;
import static dev.tightloop.amd64.translate.Variables.REGISTERS;
import static dev.tightloop.amd64.translate.Variables.RIP;
import static dev.tightloop.amd64.translate.Variables.SLOT;
import static dev.tightloop.amd64.translate.Variables.UNDONE;
import static dev.tightloop.amd64.translate.Variables.VALUE;
import static dev.tightloop.amd64.translate.Variables.VECTORS;
import static dev.tightloop.amd64.translate.Variables.WRITE_TAGS;
import static dev.tightloop.amd64.translate.Variables.general;

import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Place;
import dev.tightloop.amd64.Place.General;
import dev.tightloop.amd64.Place.InMemory;
import dev.tightloop.amd64.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the class of a region: one method that keeps guest registers in its variables.
 *
 * <p>Every block begins with the check that the budget suffices for all of it. Whatever leaves
 * (budget, jump out, an instruction that cannot be done here) puts RIP, the kind of the flags and
 * the number of instructions that the block did not do into variables, and goes to one common
 * epilogue.
 */
final class RegionWriter implements Opcodes {
  static final String REGISTERS_CLASS = "dev/tightloop/amd64/Registers";
  private static final String REGION = "dev/tightloop/amd64/Region";
  private static final String INSTRUCTION = "dev/tightloop/amd64/Instruction";
  private static final String NAME = REGION + "$Translated";
  private static final int RSP = Gpr.RSP.ordinal();

  /** A stack frame that is larger is not worth the wish for it to lie in one page. */
  private static final int LARGEST_FRAME = 2048;

  /** What the JVM does not compile (its flag HugeMethodLimit). */
  private static final int LARGEST_METHOD = 8000;

  private final RegionGraph graph;
  private final boolean framed;
  private final Set<Integer> used = new TreeSet<>();
  private final Set<Integer> written = new TreeSet<>();
  private final List<Object> interpreted = new ArrayList<>();
  private final Map<Long, Label> labels = new HashMap<>();
  private final List<Runnable> outOfLine = new ArrayList<>();
  private final Label epilogue = new Label();
  private int frameLow = Integer.MAX_VALUE;
  private int frameHigh = Integer.MIN_VALUE;

  private Bytecode code;
  private MemoryCode memory;
  private FlagCode flags;
  private Emitters emitters;
  private byte[] bytes;
  private int size;

  RegionWriter(RegionGraph graph, boolean framed) {
    this.graph = graph;
    findFrame();
    this.framed = framed && frameLow < frameHigh && frameHigh - frameLow <= LARGEST_FRAME;
    findRegisters();
    write();
  }

  /** Is it small enough to be compiled by the JVM? */
  boolean isCompilable() {
    return size < LARGEST_METHOD;
  }

  /** The class, if it {@link #isCompilable}. */
  byte[] bytes() {
    return bytes;
  }

  /** The class data: instructions that are executed by their own operation. */
  List<Object> interpreted() {
    return interpreted;
  }

  // What the region uses

  private void findFrame() {
    for (Block block : graph.blocks().values()) {
      int stack = block.stack;
      for (Instruction instruction : block.instructions) {
        if (stack == Block.MIXED) {
          break;
        }
        switch (instruction.mnemonic()) {
          case "push", "call" -> frame(stack - 8, 8);
          case "pop", "ret" -> frame(stack, 8);
          default -> {}
        }
        for (Place place : instruction.places()) {
          if (place instanceof InMemory in
              && in.bytes() > 0
              && Emitters.knows(instruction)
              && MemoryCode.isFramed(in, stack, true)) {
            frame(stack + (int) in.displacement(), in.bytes());
          }
        }
        stack = RegionGraph.stackAfter(instruction, stack);
      }
    }
  }

  private void frame(int at, int length) {
    frameLow = Math.min(frameLow, at);
    frameHigh = Math.max(frameHigh, at + length);
  }

  private void findRegisters() {
    for (Instruction instruction : graph.instructions()) {
      if (!Emitters.knows(instruction) && !FlagEffect.isVector(instruction)) {
        for (int n = 0; n < 16; n++) {
          used.add(n);
          written.add(n);
        }
      }
      for (Place place : instruction.places()) {
        used.addAll(registersOf(place));
      }
      switch (instruction.mnemonic()) {
        case "push", "pop", "call", "ret" -> write(RSP);
        case "cdq", "cqo" -> {
          used.add(Gpr.RAX.ordinal());
          write(Gpr.RDX.ordinal());
        }
        case "cwde", "cdqe" -> write(Gpr.RAX.ordinal());
        default -> {}
      }
      for (Place place : instruction.places()) {
        if (place instanceof General general) {
          write(general.number());
        }
      }
    }
    if (framed) {
      used.add(RSP);
    }
  }

  private void write(int register) {
    used.add(register);
    written.add(register);
  }

  private static Set<Integer> registersOf(Place place) {
    Set<Integer> numbers = new TreeSet<>();
    if (place instanceof General general) {
      numbers.add(general.number());
    } else if (place instanceof InMemory in) {
      numbers.add(in.base());
      numbers.add(in.index());
      numbers.remove(InMemory.NONE);
    }
    return numbers;
  }

  // The class

  private void write() {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String a, String b) {
            return "java/lang/Object";
          }
        };
    writer.visit(V17, ACC_FINAL | ACC_SUPER, NAME, null, REGION, null);
    String fields = "([J[[L" + INSTRUCTION + ";I)V";
    MethodVisitor constructor = writer.visitMethod(0, "<init>", fields, null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitVarInsn(ALOAD, 1);
    constructor.visitVarInsn(ALOAD, 2);
    constructor.visitVarInsn(ILOAD, 3);
    constructor.visitMethodInsn(INVOKESPECIAL, REGION, "<init>", fields, false);
    constructor.visitInsn(RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    MethodVisitor run =
        writer.visitMethod(
            0,
            "run",
            "(Ldev/tightloop/amd64/Cpu;L"
                + REGISTERS_CLASS
                + ";L"
                + MemoryCode.MEMORY_CLASS
                + ";J)J",
            null,
            null);
    run.visitCode();
    code = new Bytecode(run);
    memory = new MemoryCode(code);
    flags = new FlagCode(code);
    emitters = new Emitters(code, memory, flags, framed);
    prologue();
    List<Block> order = new ArrayList<>(graph.blocks().values());
    for (int i = 0; i < order.size(); i++) {
      block(order.get(i), i + 1 < order.size() ? order.get(i + 1) : null);
    }
    memory.emitOutOfLine();
    outOfLine.forEach(Runnable::run);
    epilogue();
    Label end = new Label();
    run.visitLabel(end);
    size = end.getOffset();
    // Far above the limit there is no class file that could hold it.
    if (isCompilable()) {
      run.visitMaxs(0, 0);
      run.visitEnd();
      writer.visitEnd();
      bytes = writer.toByteArray();
    }
  }

  private void prologue() {
    field(REGISTERS, REGISTERS_CLASS, "general", "[J");
    code.storeObject(GENERAL_ARRAY);
    field(REGISTERS, REGISTERS_CLASS, "vectors", "[J");
    code.storeObject(VECTORS);
    field(MEMORY, MemoryCode.MEMORY_CLASS, "readTags", "[J");
    code.storeObject(READ_TAGS);
    field(MEMORY, MemoryCode.MEMORY_CLASS, "writeTags", "[J");
    code.storeObject(WRITE_TAGS);
    field(MEMORY, MemoryCode.MEMORY_CLASS, "recentData", "[[B");
    code.storeObject(RECENT_DATA);
    for (int register : used) {
      element(register);
      code.store(general(register));
    }
    element(Region.FS_BASE_SLOT);
    code.store(FS_BASE);
    if (framed) {
      Label none = new Label();
      Label there = new Label();
      // VALUE: the frame's lowest address.
      code.load(general(RSP));
      code.push((long) frameLow);
      code.op(LADD);
      code.store(VALUE);
      code.loadObject(MEMORY);
      code.load(VALUE);
      code.push(frameHigh - frameLow);
      code.method.visitMethodInsn(INVOKEVIRTUAL, MemoryCode.MEMORY_CLASS, "frame", "(JI)[B", false);
      code.op(DUP);
      code.storeObject(FRAME);
      code.jump(IFNONNULL, there);
      code.bind(none);
      code.push(-1L);
      code.op(LRETURN);
      code.bind(there);
      code.load(VALUE);
      code.op(L2I);
      code.push(Memory.PAGE_SIZE - 1);
      code.op(IAND);
      code.push(frameLow);
      code.op(ISUB);
      code.storeInt(FRAME_OFFSET);
    }
    code.loadObject(CPU);
    code.method.visitMethodInsn(
        INVOKEVIRTUAL, "dev/tightloop/amd64/Cpu", "instructions", "()J", false);
    code.load(BUDGET);
    code.op(LADD);
    code.store(END);
    flags.takeKnown();
    flags.settleKind();
    for (int variable : new int[] {FLAGS_B, FLAGS_C, RIP}) {
      code.push(0L);
      code.store(variable);
    }
    code.push(0);
    code.storeInt(UNDONE);
    code.jump(label(graph.entry()));
  }

  private void field(int object, String owner, String name, String type) {
    code.loadObject(object);
    code.method.visitFieldInsn(GETFIELD, owner, name, type);
  }

  private void element(int register) {
    code.loadObject(GENERAL_ARRAY);
    code.push(register);
    code.op(LALOAD);
  }

  private void setElement(int register) {
    code.loadObject(GENERAL_ARRAY);
    code.push(register);
    code.load(general(register));
    code.op(LASTORE);
  }

  private void epilogue() {
    code.bind(epilogue);
    for (int register : written) {
      setElement(register);
    }
    code.loadObject(REGISTERS);
    code.load(RIP);
    code.loadInt(FLAGS);
    code.load(FLAGS_A);
    code.load(FLAGS_B);
    code.load(FLAGS_C);
    code.method.visitMethodInsn(
        INVOKESTATIC, REGION, "store", "(L" + REGISTERS_CLASS + ";JIJJJ)V", false);
    code.load(BUDGET);
    code.loadInt(UNDONE);
    code.ops(I2L, LADD, LRETURN);
  }

  private Label label(long address) {
    return labels.computeIfAbsent(address, a -> new Label());
  }

  // Leaving

  /** Where to go to leave at an address with the last instructions of a block not done. */
  private Label exit(long rip, int undone) {
    Label exit = new Label();
    int kind = flags.kind();
    outOfLine.add(
        () -> {
          code.bind(exit);
          flags.kind(kind);
          leaveNow(() -> code.push(rip), undone);
        });
    return exit;
  }

  private void leaveNow(Runnable rip, int undone) {
    rip.run();
    code.store(RIP);
    code.push(undone);
    code.storeInt(UNDONE);
    flags.settleKind();
    code.jump(epilogue);
  }

  // Blocks

  private void block(Block block, Block following) {
    code.bind(label(block.address()));
    flags.kind(block.flags == Block.UNREACHED ? Block.MIXED : block.flags);
    int length = block.instructions.size();
    code.load(BUDGET);
    code.push((long) length);
    code.ops(LSUB, DUP2);
    code.store(BUDGET);
    code.push(0L);
    code.compare(IFLT, exit(block.address(), length));
    boolean[] needed = neededFlags(block);
    int stack = block.stack == Block.UNREACHED ? Block.MIXED : block.stack;
    for (int i = 0; i < length; i++) {
      Instruction instruction = block.instructions.get(i);
      int undone = length - i;
      if (!Emitters.knows(instruction)) {
        interpret(instruction, undone);
      } else if (Flow.of(instruction) == Flow.NEXT) {
        Label leave = leave(instruction, stack, undone);
        emitters.emit(instruction, stack, needed[i], leave);
      }
      if (i < length - 1) {
        stack = RegionGraph.stackAfter(instruction, stack);
      }
    }
    end(block, following, stack);
  }

  /** Null where nothing goes there. */
  private Label leave(Instruction instruction, int stack, int undone) {
    return Emitters.mayLeave(instruction, stack, framed)
        ? exit(instruction.address(), undone)
        : null;
  }

  /** For each instruction: does anybody look at the flags before they are all written again? */
  private boolean[] neededFlags(Block block) {
    int length = block.instructions.size();
    int[] stacks = new int[length];
    int stack = block.stack == Block.UNREACHED ? Block.MIXED : block.stack;
    for (int i = 0; i < length; i++) {
      stacks[i] = stack;
      stack = RegionGraph.stackAfter(block.instructions.get(i), stack);
    }
    boolean[] needed = new boolean[length];
    boolean observed = true;
    for (int i = length - 1; i >= 0; i--) {
      Instruction instruction = block.instructions.get(i);
      FlagEffect effect = FlagEffect.of(instruction);
      needed[i] = observed;
      if (effect == FlagEffect.WRITES) {
        observed = false;
      } else if (effect == FlagEffect.READS
          || effect == FlagEffect.CHANGES
              && (!Emitters.knows(instruction) || readsCarry(instruction))) {
        observed = true;
      }
      if (Emitters.mayLeave(instruction, stacks[i], framed)) {
        observed = true;
      }
    }
    return needed;
  }

  private static boolean readsCarry(Instruction instruction) {
    return instruction.mnemonic().equals("adc") || instruction.mnemonic().equals("sbb");
  }

  private void end(Block block, Block following, int stack) {
    Instruction last = block.last();
    for (long target : block.successors) {
      settleFor(target);
    }
    switch (Flow.of(last)) {
      case NEXT -> go(last.next(), following);
      case JUMP -> go(Flow.target(last), following);
      case BRANCH -> {
        Condition condition = Flow.condition(last.mnemonic(), "j");
        long target = Flow.target(last);
        flags.jump(condition, inside(target) ? label(target) : exit(target, 0));
        go(last.next(), following);
      }
      case CALL -> {
        emitters.pushReturn(last.next(), stack, leave(last, stack, 1));
        go(Flow.target(last), following);
      }
      case RETURN -> {
        emitters.popStack(stack, leave(last, stack, 1));
        for (long site : graph.returnSites()) {
          settleFor(site);
          code.load(VALUE);
          code.push(site);
          code.compare(IFEQ, label(site));
        }
        // A target that is not canonical is RET's own fault: leave before it.
        Label bad = new Label();
        int kind = flags.kind();
        code.load(VALUE);
        code.push(47);
        code.op(LSHR);
        code.op(DUP2);
        code.push(63);
        code.op(LSHR);
        code.compare(IFNE, bad);
        leaveNow(() -> code.load(VALUE), 0);
        outOfLine.add(
            () -> {
              code.bind(bad);
              flags.kind(kind);
              emitters.unpop();
              leaveNow(() -> code.push(last.address()), 1);
            });
      }
      case ELSEWHERE -> {
        // The operation has moved RIP; see interpret.
        leaveNow(() -> code.method.visitFieldInsn(GETFIELD, REGISTERS_CLASS, "rip", "J"), 0);
      }
      case STOP -> throw new AssertionError("a region does not contain " + last);
    }
  }

  private boolean inside(long address) {
    return graph.blocks().containsKey(address);
  }

  /** A block where kinds of flags come together reads the variable. */
  private void settleFor(long target) {
    Block block = graph.blocks().get(target);
    if (block != null && block.flags == Block.MIXED) {
      flags.settleKind();
    }
  }

  private void go(long target, Block following) {
    if (!inside(target)) {
      leaveNow(() -> code.push(target), 0);
    } else if (following == null || following.address() != target) {
      code.jump(label(target));
    }
  }

  // Instructions without an emitter

  /** Brings the registers that it reads up to date, executes its operation, takes what it wrote. */
  private void interpret(Instruction instruction, int undone) {
    boolean vector = FlagEffect.isVector(instruction);
    Set<Integer> reads = vector ? new TreeSet<>() : written;
    Set<Integer> writes = vector ? new TreeSet<>() : used;
    if (vector) {
      instruction.places().forEach(place -> reads.addAll(registersOf(place)));
      if (instruction.places().get(0) instanceof General general) {
        writes.add(general.number());
      }
    }
    Label leave = exit(instruction.address(), undone);
    FlagEffect effect = FlagEffect.of(instruction);
    for (int register : reads) {
      setElement(register);
    }
    if (effect == FlagEffect.CHANGES) {
      code.loadObject(REGISTERS);
      flags.pushStatus();
      code.method.visitMethodInsn(INVOKEVIRTUAL, REGISTERS_CLASS, "status", "(J)V", false);
    }
    Label from = new Label();
    Label to = new Label();
    Label thrown = new Label();
    code.method.visitTryCatchBlock(from, to, thrown, "java/lang/RuntimeException");
    code.bind(from);
    code.loadObject(CPU);
    operation(instruction);
    code.push(instruction.address());
    code.push(instruction.next());
    code.load(END);
    code.load(BUDGET);
    code.op(LSUB);
    code.push((long) undone);
    code.op(LSUB);
    code.method.visitMethodInsn(
        INVOKESTATIC,
        REGION,
        "interpret",
        "(Ldev/tightloop/amd64/Cpu;Ldev/tightloop/amd64/Operation;JJJ)Z",
        false);
    code.bind(to);
    code.storeInt(SLOT);
    outOfLine.add(
        () -> {
          code.bind(thrown);
          code.op(POP);
          code.jump(leave);
        });
    for (int register : writes) {
      element(register);
      code.store(general(register));
    }
    if (!vector) {
      element(Region.FS_BASE_SLOT);
      code.store(FS_BASE);
    }
    if (effect != FlagEffect.NONE) {
      flags.takeKnown();
    }
    if (Flow.of(instruction) == Flow.ELSEWHERE) {
      code.loadObject(REGISTERS);
      return;
    }
    Label left = new Label();
    int kind = flags.kind();
    code.loadInt(SLOT);
    code.jump(IFEQ, left);
    outOfLine.add(
        () -> {
          code.bind(left);
          flags.kind(kind);
          leaveNow(
              () -> {
                code.loadObject(REGISTERS);
                code.method.visitFieldInsn(GETFIELD, REGISTERS_CLASS, "rip", "J");
              },
              undone - 1);
        });
  }

  /** Pushes the operation as a constant, so that the JVM can compile it in. */
  private void operation(Instruction instruction) {
    interpreted.add(instruction);
    String bootstrap =
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)"
            + "Ljava/lang/Object;";
    code.method.visitLdcInsn(
        new ConstantDynamic(
            "_",
            "L" + INSTRUCTION + ";",
            new Handle(
                H_INVOKESTATIC, "java/lang/invoke/MethodHandles", "classDataAt", bootstrap, false),
            interpreted.size() - 1));
    code.method.visitFieldInsn(
        GETFIELD, INSTRUCTION, "operation", "Ldev/tightloop/amd64/Operation;");
  }

  /** How many instructions a run does at least. */
  int length() {
    return graph.blocks().get(graph.entry()).instructions.size();
  }
}
