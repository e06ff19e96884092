package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.CpuException;
import dev.tightloop.amd64.Fault;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.PageFault;
import dev.tightloop.amd64.Registers;
import dev.tightloop.amd64.SystemCall;
import dev.tightloop.linux.elf.ElfFile;
import dev.tightloop.linux.elf.ElfLoader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * A server of the GDB remote serial protocol around a processor of the core, which can be made to
 * lie. Its framing is its own, not the client's.
 */
final class FakeGdbServer implements Closeable {

  /** What getpid answers, and the first byte that sched_getaffinity writes. */
  static final int PID = 4711;

  static final int AFFINITY = 3;

  /** What CPUID leaves in EAX. */
  static final int CPUID = 0x1234;

  /** The auxiliary vector's entry for the vDSO, where it lies on the stack, and its value. */
  static final int SYSINFO_EHDR = 33;

  static final long SYSINFO_ENTRY = 0x7fff_0000_3038L;
  private static final long VDSO = 0x7fff_1000_0000L;

  private static final long STACK = 0x7fff_0000_0000L;

  /** Two files, and the vectors' numbers before the general registers': order is by number. */
  private static final Map<String, String> FEATURES =
      Map.of(
          "target.xml",
          "<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\"><target>"
              + "<architecture>i386:x86-64</architecture><xi:include href=\"sse.xml\"/>"
              + "<xi:include href=\"core.xml\"/></target>",
          "core.xml",
          core(),
          "sse.xml",
          sse());

  /** Changes what the server answers about its registers. */
  interface Lie {
    void change(Registers registers);
  }

  private final ServerSocket listener;
  private final Thread thread;
  private final Cpu cpu;
  private long steps;
  private long lieAfter = Long.MAX_VALUE;
  private Lie lie;
  private boolean damageNext;
  private volatile Exception failure;

  FakeGdbServer(ElfFile elf) throws IOException {
    Memory memory = new Memory();
    ElfLoader.load(elf, memory);
    memory.map(STACK, 0x4000, Memory.READ | Memory.WRITE);
    long[] stack = {1, STACK + 0x3800, 0, STACK + 0x3810, 0, 6, 4096, SYSINFO_EHDR, VDSO, 0, 0};
    for (int i = 0; i < stack.length; i++) {
      memory.write64(STACK + 0x3000 + 8 * i, stack[i]);
    }
    Registers registers = new Registers();
    registers.rip(elf.entry());
    registers.gpr(Gpr.RSP, STACK + 0x3000);
    cpu = new Cpu(registers, memory);
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    thread = new Thread(this::serve, "fake gdb server");
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /** Lies about the registers once so many instructions are done, and ever after. */
  void lieAfter(long instructions, Lie aboutThem) {
    lieAfter = instructions;
    lie = aboutThem;
  }

  /** Sends the first packet with a wrong checksum at first. */
  void damageFirstPacket() {
    damageNext = true;
  }

  /** The process' own memory. */
  Memory memory() {
    return cpu.memory();
  }

  private void serve() {
    try (Socket socket = listener.accept()) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      for (String data = read(in); data != null && !data.equals("k"); data = read(in)) {
        out.write('+');
        answer(in, out, answer(data));
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  private static String read(InputStream in) throws IOException {
    int c = in.read();
    while (c != '$') {
      if (c < 0) {
        return null;
      }
      c = in.read();
    }
    StringBuilder data = new StringBuilder();
    for (c = in.read(); c != '#'; c = in.read()) {
      data.append((char) c);
    }
    int sum = data.chars().sum() & 0xff;
    String stated = "" + (char) in.read() + (char) in.read();
    if (sum != Integer.parseInt(stated, 16)) {
      throw new IOException("a packet with a wrong checksum: " + data);
    }
    return data.toString();
  }

  private void answer(InputStream in, OutputStream out, String data) throws IOException {
    String escaped = data.replace("}", "}]").replace("#", "}\3").replace("*", "}\n");
    // Eight zeros in one: 0 and 7 more, which is the character 7 + 29.
    String packed = escaped.replace("00000000", "0*" + (char) (7 + 29));
    int sum = packed.chars().sum() & 0xff;
    do {
      int stated = damageNext ? sum ^ 1 : sum;
      damageNext = false;
      String packet = String.format("$%s#%02x", packed, stated);
      out.write(packet.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } while (in.read() == '-');
  }

  private String answer(String data) {
    if (data.startsWith("qXfer:features:read:")) {
      String[] parts = data.split(":");
      String text = FEATURES.get(parts[3]);
      int comma = parts[4].indexOf(',');
      int from = Integer.parseInt(parts[4].substring(0, comma), 16);
      int end = from + Integer.parseInt(parts[4].substring(comma + 1), 16);
      return end < text.length() ? "m" + text.substring(from, end) : "l" + text.substring(from);
    }
    return switch (data.charAt(0)) {
      case 'g' -> registers();
      case 'm' -> memory(data.substring(1).split(","));
      case 'M' -> write(data.substring(1).split("[,:]"));
      case 'H' -> "OK";
      case 's' -> step();
      case 'Z', 'z' -> "OK";
      // Breakpoints are only ever right behind the next instruction here.
      case 'c' -> step();
      default -> "";
    };
  }

  private String step() {
    steps++;
    Registers registers = cpu.registers();
    byte[] code = cpu.memory().bytes(registers.rip(), 2);
    if (code[0] == 0x0f && code[1] == (byte) 0xa2) {
      registers.rip(registers.rip() + 2);
      registers.gpr(Gpr.RAX, CPUID);
      return "T05thread:01;";
    }
    long number = registers.gpr(Gpr.RAX);
    try {
      cpu.step();
    } catch (SystemCall call) {
      kernel(number);
    } catch (Fault fault) {
      return "T0bthread:01;";
    } catch (CpuException trap) {
      return "T05thread:01;";
    }
    return "T05thread:01;";
  }

  private void kernel(long number) {
    Registers registers = cpu.registers();
    if (number == 204) {
      cpu.memory().bytes(registers.gpr(Gpr.RDX), new byte[] {AFFINITY, 0, 0, 0, 0, 0, 0, 0});
      registers.gpr(Gpr.RAX, 8);
    } else {
      registers.gpr(Gpr.RAX, PID);
    }
  }

  private String memory(String[] range) {
    try {
      byte[] bytes =
          cpu.memory().bytes(Long.parseUnsignedLong(range[0], 16), Integer.parseInt(range[1], 16));
      return HexFormat.of().formatHex(bytes);
    } catch (PageFault hole) {
      return "E14";
    }
  }

  private String write(String[] parts) {
    cpu.memory().bytes(Long.parseUnsignedLong(parts[0], 16), HexFormat.of().parseHex(parts[2]));
    return "OK";
  }

  private String registers() {
    Registers r = cpu.registers().copy();
    if (steps >= lieAfter) {
      lie.change(r);
    }
    ByteBuffer block = ByteBuffer.allocate(16 * 16 + 4 + 16 * 8 + 8 + 4);
    block.order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < 16; n++) {
      block.putLong(r.xmmLow(n)).putLong(r.xmmHigh(n));
    }
    block.putInt(r.mxcsr());
    for (Gpr gpr : Gpr.values()) {
      block.putLong(r.gpr(gpr));
    }
    block.putLong(r.rip()).putInt((int) r.rflags());
    return HexFormat.of().formatHex(block.array());
  }

  private static String sse() {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><feature name=\"sse\">");
    for (int n = 0; n < 16; n++) {
      text.append("<reg name=\"xmm" + n + "\" bitsize=\"128\" type=\"vec128\"/>");
    }
    return text.append("<reg name=\"mxcsr\" bitsize=\"32\"/></feature>").toString();
  }

  private static String core() {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><feature name=\"core\">");
    text.append("<reg name=\"rip\" bitsize=\"64\" regnum=\"56\"/><reg name=\"eflags\"");
    text.append(" bitsize=\"32\"/>");
    int number = 40;
    for (Gpr gpr : Gpr.values()) {
      String name = gpr.name().toLowerCase(java.util.Locale.ROOT);
      text.append("<reg name=\"" + name + "\" bitsize=\"64\" regnum=\"" + number++ + "\"/>");
    }
    return text.append("</feature>").toString();
  }

  /**
   * @throws IllegalStateException if the server itself failed
   */
  @Override
  public void close() throws IOException {
    listener.close();
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
