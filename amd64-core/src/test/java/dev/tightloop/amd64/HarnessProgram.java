package dev.tightloop.amd64;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A static ELF program that runs cases on the processor. It maps a file that Java maps too: records
 * before, records after, and the {@link Arena}. Then, for each count that it reads from its
 * standard input, it runs that many cases and answers with a byte.
 *
 * <p>A case begins with loading all registers and an IRETQ to its instruction. Whatever comes next
 * ends it by an exception: a single step if TF was set, INT3 stands behind the instruction and
 * where jumps land, and anything else is a fault of the instruction. So one handler, for SIGTRAP,
 * SIGSEGV, SIGILL, SIGFPE and SIGBUS, sees each case's end, copies {@code struct sigcontext} and
 * the XSAVE image of its frame into the record, and loads the next case. It never returns from the
 * signal: that would cost a system call.
 *
 * <p>Its own parts lie at an address that cases don't hit by chance, and are addressed by RIP.
 */
final class HarnessProgram {
  static final long CODE = 0x3a5c_1000_0000L;
  static final int BATCH = 1024;

  private static final long BEFORE = CODE + 0x1000_0000;
  private static final long AFTER = CODE + 0x2000_0000;

  /** Variables and stacks, behind the code in the program's one segment. */
  private static final long VARIABLES = CODE + 0x2000;

  private static final long CURSOR_BEFORE = VARIABLES;
  private static final long CURSOR_AFTER = VARIABLES + 8;
  private static final long LEFT = VARIABLES + 16;
  private static final long COUNT = VARIABLES + 32;

  /** {@code stack_t}, the kernel's {@code struct sigaction}, the shared file's path. */
  private static final long ALTERNATE_STACK = VARIABLES + 64;

  private static final long ACTION = VARIABLES + 96;
  private static final long PATH = VARIABLES + 128;
  private static final long STACK_TOP = CODE + 0x8000;

  /** What IRETQ pops: RIP, CS, RFLAGS, RSP, SS; the selectors are Linux' for 64-bit user code. */
  private static final long RETURN_FRAME = STACK_TOP;

  private static final long USER_CS = 0x33;
  private static final long USER_SS = 0x2b;
  private static final long SIGNAL_STACK = CODE + 0x1_0000;
  private static final long SIGNAL_STACK_BYTES = 0x1_0000;
  private static final int SEGMENT_BYTES = 0x2_0000;

  /** Where the parts of the shared file begin. */
  static final int FILE_BEFORE = 0;

  static final int FILE_AFTER = pages(BATCH * StateRecord.BYTES);
  static final int FILE_DATA = 2 * FILE_AFTER;
  static final int FILE_CODE = FILE_DATA + Arena.DATA_PAGES * Arena.PAGE;
  static final int FILE_BYTES = FILE_CODE + Arena.REGIONS * Arena.REGION_BYTES;

  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int OPEN = 2;
  private static final int MMAP = 9;
  private static final int RT_SIGACTION = 13;
  private static final int EXIT = 60;
  private static final int SIGALTSTACK = 131;
  private static final int ARCH_PRCTL = 158;

  private static final long ARCH_SET_GS = 0x1001;
  private static final long ARCH_SET_FS = 0x1002;

  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int PROT_EXEC = 4;
  private static final int[] SIGNALS = {4, 5, 7, 8, 11};

  /** SA_SIGINFO, SA_RESTORER, SA_ONSTACK, SA_NODEFER. */
  private static final long SA_FLAGS = 0x4 | 0x0400_0000 | 0x0800_0000 | 0x4000_0000;

  /** {@code struct ucontext}: where the general registers begin, and the pointer to the rest. */
  private static final int UC_SIGCONTEXT = 40;

  private static final int UC_FPSTATE = 224;

  /** The XSAVE image (Intel SDM vol. 1, 13.4.1 and table 10-2); YMM's upper halves at 576. */
  private static final int FX_MXCSR = 24;

  private static final int FX_XMM = 160;
  private static final int XSAVE_YMM_UPPER = 576;

  private static final int EXTENDED = 8;
  private static final int RSP = Gpr.RSP.ordinal();

  private final Assembler a = new Assembler(CODE);
  private final Label next = a.label();
  private final boolean avx;

  private HarnessProgram(boolean avx) {
    this.avx = avx;
  }

  /**
   * The program as an ELF file.
   *
   * @param shared the file that it maps
   * @param avx does the processor have upper halves of YMM to load and save?
   */
  static byte[] elf(String shared, boolean avx) {
    HarnessProgram program = new HarnessProgram(avx);
    long handler = program.write();
    byte[] code = program.a.bytes();
    byte[] path = shared.getBytes(StandardCharsets.UTF_8);
    int bytes = (int) (PATH - CODE) + path.length + 1;
    if (code.length > VARIABLES - CODE || bytes > STACK_TOP - CODE - Arena.PAGE) {
      throw new AssertionError("the program does not fit");
    }
    ByteBuffer elf = ByteBuffer.allocate(Arena.PAGE + bytes).order(ByteOrder.LITTLE_ENDIAN);
    elf.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
    elf.putShort((short) 2).putShort((short) 62).putInt(1).putLong(CODE);
    elf.putLong(64).putLong(0).putInt(0);
    elf.putShort((short) 64).putShort((short) 56).putShort((short) 1);
    elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    elf.putInt(1).putInt(7).putLong(Arena.PAGE).putLong(CODE).putLong(CODE);
    elf.putLong(bytes).putLong(SEGMENT_BYTES).putLong(Arena.PAGE);
    elf.position(Arena.PAGE).put(code);
    at(elf, ALTERNATE_STACK).putLong(SIGNAL_STACK).putLong(0).putLong(SIGNAL_STACK_BYTES);
    at(elf, ACTION).putLong(handler).putLong(SA_FLAGS).putLong(0).putLong(0);
    at(elf, PATH).put(path);
    return elf.array();
  }

  private static ByteBuffer at(ByteBuffer elf, long address) {
    return elf.position((int) (Arena.PAGE + address - CODE));
  }

  /** Returns the handler's address. */
  private long write() {
    openFile();
    mapFile();
    a.mov(Gpr.RDI, ALTERNATE_STACK).mov(Gpr.RSI, 0L);
    systemCall(SIGALTSTACK);
    for (int signal : SIGNALS) {
      a.mov(Gpr.RDI, (long) signal).mov(Gpr.RSI, ACTION).mov(Gpr.RDX, 0L).mov(Gpr.R10, 8L);
      systemCall(RT_SIGACTION);
    }
    a.mov(Gpr.RDI, ARCH_SET_FS).mov(Gpr.RSI, Arena.FS_BASE);
    systemCall(ARCH_PRCTL);
    a.mov(Gpr.RDI, ARCH_SET_GS).mov(Gpr.RSI, Arena.GS_BASE);
    systemCall(ARCH_PRCTL);
    awaitCount();
    a.bind(next);
    loadCase();
    final long handler = a.here();
    saveCase();
    return handler;
  }

  private void openFile() {
    a.mov(Gpr.RDI, PATH).mov(Gpr.RSI, 2L).mov(Gpr.RDX, 0L);
    systemCall(OPEN);
    a.mov(Gpr.R8, Gpr.RAX);
  }

  private void mapFile() {
    map(BEFORE, FILE_AFTER, PROT_READ, FILE_BEFORE);
    map(AFTER, FILE_AFTER, PROT_READ | PROT_WRITE, FILE_AFTER);
    for (int page = 0; page < Arena.DATA_PAGES; page++) {
      int permissions = Arena.permissions(page);
      if (permissions >= 0) {
        int protection = ((permissions & Memory.READ) != 0 ? PROT_READ : 0);
        protection |= (permissions & Memory.WRITE) != 0 ? PROT_WRITE : 0;
        int offset = page * Arena.PAGE;
        map(Arena.DATA + offset, Arena.PAGE, protection, FILE_DATA + offset);
      }
    }
    for (int n = 0; n < Arena.REGIONS; n++) {
      int offset = FILE_CODE + n * Arena.REGION_BYTES;
      map(Arena.region(n), Arena.REGION_BYTES, PROT_READ | PROT_EXEC, offset);
    }
  }

  /** MAP_SHARED and MAP_FIXED, of the file descriptor in R8. */
  private void map(long address, long length, int protection, int offset) {
    a.mov(Gpr.RDI, address).mov(Gpr.RSI, length).mov(Gpr.RDX, (long) protection);
    a.mov(Gpr.R10, 0x11L).mov(Gpr.R9, (long) offset);
    systemCall(MMAP);
  }

  /** Reads how many cases there are; ends with the input. */
  private void awaitCount() {
    Label some = a.label();
    a.mov(Gpr.RDI, 0L).mov(Gpr.RSI, COUNT).mov(Gpr.RDX, 8L);
    systemCall(READ);
    a.cmp(Gpr.RAX, 8).jcc(Condition.E, some);
    a.mov(Gpr.RDI, 0L);
    systemCall(EXIT);
    a.bind(some);
    variable(0x8b, Gpr.RAX, COUNT);
    variable(0x89, Gpr.RAX, LEFT);
    a.mov(Gpr.RAX, BEFORE);
    variable(0x89, Gpr.RAX, CURSOR_BEFORE);
    a.mov(Gpr.RAX, AFTER);
    variable(0x89, Gpr.RAX, CURSOR_AFTER);
  }

  /** All registers from the record, R15 last: it points at the record until then. */
  private void loadCase() {
    variable(0x8b, Gpr.R15, CURSOR_BEFORE);
    for (int n = 0; n < 2; n++) {
      a.load(Gpr.RDI, Gpr.R15, 8 * (StateRecord.WINDOW_ADDRESSES + n));
      a.lea(Gpr.RSI, Gpr.R15, window(n));
      copy(StateRecord.WINDOW_LONGS);
    }
    for (int n = 0; n < 16; n++) {
      a.movupsLoad(n, Gpr.R15, 8 * (StateRecord.XMM + 2 * n));
      if (avx) {
        insertUpper(n, 8 * (StateRecord.YMM_UPPER + 2 * n));
      }
    }
    // LDMXCSR [R15 + disp32]
    a.raw(0x41, 0x0f, 0xae, 0x97);
    int32(8 * StateRecord.MXCSR);
    a.mov(Gpr.RSP, RETURN_FRAME);
    int[] popped = {StateRecord.RIP, -1, StateRecord.RFLAGS, StateRecord.gpr(RSP)};
    for (int n = 0; n < popped.length; n++) {
      if (popped[n] >= 0) {
        a.load(Gpr.RAX, Gpr.R15, 8 * popped[n]).store(Gpr.RSP, 8 * n, Gpr.RAX);
      }
    }
    a.mov(Gpr.RAX, USER_CS).store(Gpr.RSP, 8, Gpr.RAX);
    a.mov(Gpr.RAX, USER_SS).store(Gpr.RSP, 32, Gpr.RAX);
    for (int n = 0; n < 15; n++) {
      if (n != RSP) {
        a.load(Gpr.of(n), Gpr.R15, 8 * StateRecord.gpr(n));
      }
    }
    a.load(Gpr.R15, Gpr.R15, 8 * StateRecord.gpr(15));
    // With TF loaded it does not trap itself: the case's instruction is the first to.
    a.raw(0x48, 0xcf);
  }

  /** RDX points at the signal's {@code struct ucontext}. AC and NT may be what POPF made them. */
  private void saveCase() {
    a.push(0x202).popfq();
    variable(0x8b, Gpr.R15, CURSOR_AFTER);
    a.lea(Gpr.RSI, Gpr.RDX, UC_SIGCONTEXT).mov(Gpr.RDI, Gpr.R15);
    copy(StateRecord.SIGCONTEXT);
    a.load(Gpr.RBX, Gpr.RDX, UC_FPSTATE).load(OperandSize.DWORD, Gpr.RAX, Gpr.RBX, FX_MXCSR);
    a.store(Gpr.R15, 8 * StateRecord.MXCSR, Gpr.RAX);
    a.lea(Gpr.RSI, Gpr.RBX, FX_XMM).lea(Gpr.RDI, Gpr.R15, 8 * StateRecord.XMM);
    copy(32);
    if (avx) {
      a.lea(Gpr.RSI, Gpr.RBX, XSAVE_YMM_UPPER).lea(Gpr.RDI, Gpr.R15, 8 * StateRecord.YMM_UPPER);
      copy(32);
    }
    variable(0x8b, Gpr.R14, CURSOR_BEFORE);
    for (int n = 0; n < 2; n++) {
      a.load(Gpr.RSI, Gpr.R14, 8 * (StateRecord.WINDOW_ADDRESSES + n));
      a.lea(Gpr.RDI, Gpr.R15, window(n));
      copy(StateRecord.WINDOW_LONGS);
    }
    a.add(Gpr.R14, StateRecord.BYTES).add(Gpr.R15, StateRecord.BYTES);
    variable(0x89, Gpr.R14, CURSOR_BEFORE);
    variable(0x89, Gpr.R15, CURSOR_AFTER);
    variable(0x8b, Gpr.RAX, LEFT);
    a.dec(Gpr.RAX);
    variable(0x89, Gpr.RAX, LEFT);
    a.jcc(Condition.NE, next);
    a.mov(Gpr.RDI, 1L).mov(Gpr.RSI, COUNT).mov(Gpr.RDX, 1L);
    systemCall(WRITE);
    awaitCount();
    a.jmp(next);
  }

  private static int window(int n) {
    return 8 * StateRecord.window(n);
  }

  /** REP MOVSQ; DF is clear. */
  private void copy(int longs) {
    a.mov(Gpr.RCX, (long) longs).raw(0xf3, 0x48, 0xa5);
  }

  /** VINSERTF128 YMMn, YMMn, [R15 + disp32], 1 (Intel SDM vol. 2). */
  private void insertUpper(int n, int displacement) {
    int notR = n < EXTENDED ? 0x80 : 0;
    a.raw(0xc4, notR | 0x40 | 3, (~n & 15) << 3 | 4 | 1, 0x18, 0x87 | (n & 7) << 3);
    int32(displacement);
    a.raw(1);
  }

  private void systemCall(int number) {
    a.mov(Gpr.RAX, (long) number).raw(0x0f, 0x05);
  }

  /** A 64-bit MOV with [RIP + disp32]. */
  private void variable(int opcode, Gpr reg, long address) {
    a.raw(0x48 | reg.ordinal() >> 3 << 2, opcode, (reg.ordinal() & 7) << 3 | 5);
    int32(address - (a.here() + 4));
  }

  private void int32(long value) {
    a.raw((int) value, (int) (value >> 8), (int) (value >> 16), (int) (value >> 24));
  }

  private static int pages(int bytes) {
    return bytes + Arena.PAGE - 1 & -Arena.PAGE;
  }
}
