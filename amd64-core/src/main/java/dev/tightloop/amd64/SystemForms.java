package dev.tightloop.amd64;

import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OperandEncoding.AL;
import static dev.tightloop.amd64.OperandEncoding.AREA;
import static dev.tightloop.amd64.OperandEncoding.CR;
import static dev.tightloop.amd64.OperandEncoding.DR;
import static dev.tightloop.amd64.OperandEncoding.DX;
import static dev.tightloop.amd64.OperandEncoding.E16;
import static dev.tightloop.amd64.OperandEncoding.E32;
import static dev.tightloop.amd64.OperandEncoding.E64;
import static dev.tightloop.amd64.OperandEncoding.E8;
import static dev.tightloop.amd64.OperandEncoding.EV;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.FWORD;
import static dev.tightloop.amd64.OperandEncoding.GV;
import static dev.tightloop.amd64.OperandEncoding.I16;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.RAX_PORT;
import static dev.tightloop.amd64.OperandEncoding.SEGMENT;
import static dev.tightloop.amd64.OperandEncoding.X8;
import static dev.tightloop.amd64.OperandEncoding.X_PORT;
import static dev.tightloop.amd64.OperandEncoding.Y8;
import static dev.tightloop.amd64.OperandEncoding.Y_PORT;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/** The rows of the system instructions (Intel SDM vol. 2, tables ). */
final class SystemForms {
  private static final Form.Builder NOTHING = o -> ControlFlow.nothing();
  private static final Form.Builder PRIVILEGED = o -> SystemInstructions.privileged();
  private static final Form.Builder UNDEFINED = o -> SystemInstructions.undefined();
  private static final Form.Builder LEFT_OUT = o -> SystemInstructions.leftOut();

  /** What ES, CS, SS, DS, FS and GS hold in 64-bit user code of Linux. */
  private static final int[] SELECTORS = {0, 0x33, 0x2b, 0, 0, 0};

  private final OpcodeTable table;

  private SystemForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    SystemForms forms = new SystemForms(table);
    forms.queries();
    forms.state();
    forms.hints();
    forms.fences();
    forms.traps();
    forms.privileged();
    forms.ports();
    forms.segments();
  }

  private void queries() {
    table.add(ESCAPE + 0xa2, Form.of("cpuid", o -> SystemInstructions.cpuid()));
    table.add(ESCAPE + 0x31, Form.of("rdtsc", o -> SystemInstructions.rdtsc()));
    table.add(ESCAPE + 0x05, Form.of("syscall", o -> ControlFlow.syscall()));
    unprefixed(0xd0, "xgetbv", o -> SystemInstructions.xgetbv());
    table.addModRm(
        ESCAPE + 0x01,
        0xf9,
        Form.of("rdtscp", o -> SystemInstructions.rdtscp()).needs(Feature.RDTSCP));
  }

  private void state() {
    PrefixClass none = PrefixClass.NONE;
    int group = ESCAPE + 0xae;
    table.addMemory(
        none, group, 2, Form.of("ldmxcsr", o -> SystemInstructions.ldmxcsr(o.scalar(0)), E32));
    table.addMemory(
        none, group, 3, Form.of("stmxcsr", o -> SystemInstructions.stmxcsr(o.scalar(0)), E32));
    table.addMemory(none, group, 0, stateArea("fxsave", o -> ExtendedState.fxsave(o.area(0))));
    table.addMemory(none, group, 1, stateArea("fxrstor", o -> ExtendedState.fxrstor(o.area(0))));
    Form xsave = stateArea("xsave", o -> ExtendedState.xsave(o.area(0)));
    table.addMemory(none, group, 4, xsave.as(Instruction.Kind.CHANGE).needs(Feature.OSXSAVE));
    Form xrstor = stateArea("xrstor", o -> ExtendedState.xrstor(o.area(0)));
    table.addMemory(none, group, 5, xrstor.needs(Feature.OSXSAVE));
    String[] names = {"rdfsbase", "rdgsbase", "wrfsbase", "wrgsbase"};
    for (int digit = 0; digit < 4; digit++) {
      int slot = (digit & 1) == 0 ? Registers.FS_BASE : Registers.GS_BASE;
      Form.Builder builder =
          digit < 2
              ? o -> SystemInstructions.readBase(o.scalar(0), slot)
              : o -> SystemInstructions.writeBase(o.scalar(0), slot);
      table.addRegister(
          PrefixClass.PF3,
          group,
          digit,
          Form.of(names[digit], builder, EY).needs(Feature.FSGSBASE));
    }
  }

  /** With REX.W the name ends in 64; what differs are pointers of the x87. */
  private static Form stateArea(String name, Form.Builder builder) {
    return Form.sized(builder, new OperandEncoding[] {AREA}, name, name, name + "64");
  }

  /** 0F 18 to 0F 1F, where nothing else is defined, do nothing (AMD64 manual vol. 3, "NOP"). */
  private void hints() {
    String[] prefetches = {"prefetchnta", "prefetcht0", "prefetcht1", "prefetcht2"};
    for (int digit = 0; digit < 8; digit++) {
      Form nop = Form.of("nop", NOTHING, EV);
      table.addMemory(
          ESCAPE + 0x18, digit, digit < 4 ? Form.of(prefetches[digit], NOTHING, E8) : nop);
      table.addRegister(ESCAPE + 0x18, digit, nop);
      String name = digit == 1 ? "prefetchw" : digit == 2 ? "prefetchwt1" : "prefetch";
      table.addMemory(ESCAPE + 0x0d, digit, Form.of(name, NOTHING, E8));
    }
    for (int opcode = 0x19; opcode <= 0x1f; opcode++) {
      table.add(ESCAPE + opcode, Form.of("nop", NOTHING, EV));
    }
    table.addModRm(PrefixClass.PF3, ESCAPE + 0x1e, 0xfa, Form.of("endbr64", NOTHING));
    table.addModRm(PrefixClass.PF3, ESCAPE + 0x1e, 0xfb, Form.of("endbr32", NOTHING));
  }

  private void fences() {
    PrefixClass none = PrefixClass.NONE;
    int group = ESCAPE + 0xae;
    table.addRegister(none, group, 5, Form.of("lfence", NOTHING));
    table.addRegister(none, group, 6, Form.of("mfence", NOTHING));
    table.addRegister(none, group, 7, Form.of("sfence", NOTHING));
    Form.Builder flush = o -> ControlFlow.touch(o.scalar(0));
    table.addMemory(none, group, 7, Form.of("clflush", flush, E8));
    table.addMemory(
        PrefixClass.P66, group, 7, Form.of("clflushopt", flush, E8).needs(Feature.CLFLUSHOPT));
    table.addMemory(PrefixClass.P66, group, 6, Form.of("clwb", flush, E8).needs(Feature.CLWB));
  }

  private void traps() {
    table.add(0xcc, Form.of("int3", o -> ControlFlow.int3()));
    table.add(0xcd, Form.of("int", o -> SystemInstructions.interrupt(o.immediate(0)), I8));
    table.add(ESCAPE + 0x0b, Form.of("ud2", UNDEFINED));
    table.add(ESCAPE + 0xb9, Form.of("ud1", UNDEFINED, GV, EV));
    table.add(ESCAPE + 0xff, Form.of("ud0", UNDEFINED, GV, EV));
  }

  private void privileged() {
    table.add(0xf4, Form.of("hlt", PRIVILEGED));
    table.add(0xfa, Form.of("cli", PRIVILEGED));
    table.add(0xfb, Form.of("sti", PRIVILEGED));
    table.add(ESCAPE + 0x06, Form.of("clts", PRIVILEGED));
    sized(ESCAPE + 0x07, PRIVILEGED, "sysretd", "sysretd", "sysretq");
    table.add(ESCAPE + 0x08, Form.of("invd", PRIVILEGED));
    table.add(ESCAPE + 0x09, Form.of("wbinvd", PRIVILEGED));
    table.add(PrefixClass.PF3, ESCAPE + 0x09, Form.of("wbnoinvd", PRIVILEGED));
    table.add(ESCAPE + 0x30, Form.of("wrmsr", PRIVILEGED));
    table.add(ESCAPE + 0x32, Form.of("rdmsr", PRIVILEGED));
    table.add(ESCAPE + 0x33, Form.of("rdpmc", PRIVILEGED));
    sized(ESCAPE + 0x35, PRIVILEGED, "sysexitd", "sysexitd", "sysexitq");
    for (int digit = 0; digit < 8; digit++) {
      table.addRegister(ESCAPE + 0x20, digit, Form.of("mov", PRIVILEGED, E64, CR));
      table.addRegister(ESCAPE + 0x21, digit, Form.of("mov", PRIVILEGED, E64, DR));
      table.addRegister(ESCAPE + 0x22, digit, Form.of("mov", PRIVILEGED, CR, E64));
      table.addRegister(ESCAPE + 0x23, digit, Form.of("mov", PRIVILEGED, DR, E64));
    }
    table.add(ESCAPE + 0x00, 2, Form.of("lldt", PRIVILEGED, E16));
    table.add(ESCAPE + 0x00, 3, Form.of("ltr", PRIVILEGED, E16));
    table.addMemory(ESCAPE + 0x01, 2, Form.of("lgdt", PRIVILEGED, AREA));
    table.addMemory(ESCAPE + 0x01, 3, Form.of("lidt", PRIVILEGED, AREA));
    table.add(ESCAPE + 0x01, 6, Form.of("lmsw", PRIVILEGED, E16));
    table.addMemory(ESCAPE + 0x01, 7, Form.of("invlpg", PRIVILEGED, E8));
    unprefixed(0xd1, "xsetbv", PRIVILEGED);
    table.addModRm(ESCAPE + 0x01, 0xf8, Form.of("swapgs", PRIVILEGED));
  }

  private void ports() {
    table.add(0xe4, Form.of("in", PRIVILEGED, AL, I8));
    table.add(0xe5, Form.of("in", PRIVILEGED, RAX_PORT, I8));
    table.add(0xe6, Form.of("out", PRIVILEGED, I8, AL));
    table.add(0xe7, Form.of("out", PRIVILEGED, I8, RAX_PORT));
    table.add(0xec, Form.of("in", PRIVILEGED, AL, DX));
    table.add(0xed, Form.of("in", PRIVILEGED, RAX_PORT, DX));
    table.add(0xee, Form.of("out", PRIVILEGED, DX, AL));
    table.add(0xef, Form.of("out", PRIVILEGED, DX, RAX_PORT));
    string(0x6c, "ins", Y8, DX);
    string(0x6d, "ins", Y_PORT, DX);
    string(0x6e, "outs", DX, X8);
    string(0x6f, "outs", DX, X_PORT);
  }

  /** Nothing but old system software changes segment registers; they can only be read here. */
  private void segments() {
    for (int digit = 0; digit < 6; digit++) {
      int selector = SELECTORS[digit];
      Form.Builder store = o -> SystemInstructions.storeSelector(o.scalar(0), selector);
      table.addRegister(0x8c, digit, Form.of("mov", store, EV, SEGMENT));
      table.addMemory(0x8c, digit, Form.of("mov", store, E16, SEGMENT));
      if (digit != 1) {
        table.addRegister(0x8e, digit, Form.of("mov", LEFT_OUT, SEGMENT, EV));
        table.addMemory(0x8e, digit, Form.of("mov", LEFT_OUT, SEGMENT, E16));
      }
    }
    OperandEncoding[] bytes = {I16};
    table.add(0xca, Form.sized(LEFT_OUT, bytes, "retfw", "retf", "retfq"));
    sized(0xcb, LEFT_OUT, "retfw", "retf", "retfq");
    sized(0xcf, LEFT_OUT, "iretw", "iret", "iretq");
    table.addMemory(0xff, 3, Form.of("call", LEFT_OUT, FWORD));
    table.addMemory(0xff, 5, Form.of("jmp", LEFT_OUT, FWORD));
  }

  /** A row of 0F 01 for a whole ModR/M byte that none of 66, F2 and F3 may precede. */
  private void unprefixed(int modRm, String name, Form.Builder builder) {
    for (PrefixClass prefix : PrefixClass.values()) {
      Form form =
          prefix == PrefixClass.NONE
              ? Form.of(name, builder).needs(Feature.OSXSAVE)
              : Form.of(name, UNDEFINED);
      table.addModRm(prefix, ESCAPE + 0x01, modRm, form);
    }
  }

  private void sized(int opcode, Form.Builder builder, String... names) {
    table.add(opcode, Form.sized(builder, new OperandEncoding[0], names));
  }

  private void string(int opcode, String name, OperandEncoding... operands) {
    table.add(opcode, Form.of(name, PRIVILEGED, operands));
    table.add(PrefixClass.PF3, opcode, Form.of("rep " + name, PRIVILEGED, operands));
    table.add(PrefixClass.PF2, opcode, Form.of("repnz " + name, PRIVILEGED, operands));
  }
}
