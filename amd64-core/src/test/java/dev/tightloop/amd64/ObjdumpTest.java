package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decoder against binutils: where does each instruction end, and what is it called? */
class ObjdumpTest {
  private static final Path OBJDUMP = Path.of("/usr/bin/objdump");
  private static final int SLOT = 32;
  private static final long CODE = 0x10000;
  private static final Pattern LINE =
      Pattern.compile("\\s*([0-9a-f]+):\t((?:[0-9a-f]{2} )+)\\s*\t?(.*)");

  /** What objdump prints before a mnemonic for prefixes that change nothing. */
  private static final Set<String> SILENT =
      Set.of("repz", "repnz", "data16", "cs", "ds", "es", "ss", "fs", "bnd", "notrack");

  private static final Set<Integer> PREFIXES =
      Set.of(0x26, 0x2e, 0x36, 0x3e, 0x64, 0x66, 0xf0, 0xf2, 0xf3);

  @TempDir Path directory;

  private record Line(int length, String mnemonic) {}

  @BeforeEach
  void needsObjdump() {
    assumeTrue(Files.isExecutable(OBJDUMP), "the comparison needs " + OBJDUMP + " of binutils");
  }

  @Test
  void assembledInstructionsDecodeToWhatObjdumpSees() throws Exception {
    Assembler a = new Assembler(CODE);
    List<Long> starts = everyMethodOnce(a);
    byte[] code = a.bytes();
    Memory memory = memory(code);
    Map<Long, Line> lines = objdump(code);
    for (int i = 0; i < starts.size(); i++) {
      long start = starts.get(i);
      long end = i + 1 < starts.size() ? starts.get(i + 1) : a.here();
      Instruction ours = Decoder.decode(memory, start);
      assertEquals(end - start, ours.length(), ours.toString());
      assertEquals(new Line(ours.length(), ours.mnemonic()), lines.get(start), ours.toString());
    }
    assertTrue(starts.size() > 500);
  }

  @Test
  void randomBytesThatDecodeHaveObjdumpsLengthAndMnemonic() throws Exception {
    Random random = new Random(11);
    List<byte[]> decodable = new ArrayList<>();
    Memory memory = memory(new byte[SLOT]);
    int[] prefixes = {0x66, 0xf2, 0xf3, 0x64};
    while (decodable.size() < 30_000) {
      byte[] bytes = new byte[SLOT];
      random.nextBytes(bytes);
      int at = 0;
      if (random.nextInt(3) == 0) {
        bytes[at++] = (byte) prefixes[random.nextInt(prefixes.length)];
      }
      if (random.nextInt(2) == 0) {
        bytes[at++] = (byte) (0x40 | random.nextInt(16));
      }
      if (random.nextInt(2) == 0) {
        bytes[at] = 0x0f;
      }
      int opcode = bytes[at] & 0xff;
      if (opcode >> 4 == 4
          || Set.of(0x26, 0x2e, 0x36, 0x3e, 0x64, 0x66, 0xf0, 0xf2, 0xf3).contains(opcode)) {
        continue; // Prefixes behind REX: objdump splits what a processor takes as one.
      }
      memory.bytes(CODE, bytes);
      try {
        decodable.add(Arrays.copyOf(bytes, Decoder.decode(memory, CODE).length()));
      } catch (UndefinedOpcode unknown) {
        // Most byte strings are no instruction of this core.
      }
    }
    compare(decodable);
  }

  private void compare(List<byte[]> encodings) throws Exception {
    byte[] code = new byte[encodings.size() * SLOT];
    Arrays.fill(code, (byte) 0x90);
    for (int i = 0; i < encodings.size(); i++) {
      byte[] bytes = encodings.get(i);
      System.arraycopy(bytes, 0, code, i * SLOT, bytes.length);
    }
    Memory memory = memory(code);
    Map<Long, Line> lines = objdump(code);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < encodings.size(); i++) {
      long at = CODE + (long) i * SLOT;
      Instruction ours = Decoder.decode(memory, at);
      Line line = new Line(ours.length(), ours.mnemonic());
      if (!line.equals(lines.get(at))) {
        wrong.add(HexFormat.of().formatHex(encodings.get(i)) + " " + ours + " " + lines.get(at));
      }
    }
    assertEquals(List.of(), wrong.subList(0, Math.min(20, wrong.size())), wrong.size() + " differ");
  }

  private Map<Long, Line> objdump(byte[] code) throws Exception {
    Path file = directory.resolve("code.bin");
    Files.write(file, code);
    Process process =
        new ProcessBuilder(
                OBJDUMP.toString(),
                "-D",
                "-b",
                "binary",
                "-m",
                "i386:x86-64",
                "-M",
                "intel",
                "--insn-width=16",
                "--adjust-vma=" + CODE,
                file.toString())
            .redirectErrorStream(true)
            .start();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    process.getInputStream().transferTo(text);
    assertEquals(0, process.waitFor());
    Map<Long, Line> lines = new HashMap<>();
    for (String line : text.toString(StandardCharsets.UTF_8).split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        int length = matcher.group(2).length() / 3;
        lines.put(
            Long.parseLong(matcher.group(1), 16),
            new Line(length, mnemonic(matcher.group(2), matcher.group(3))));
      }
    }
    return lines;
  }

  private static String mnemonic(String bytes, String text) {
    if (bytes.endsWith("90 ") && text.matches("(.* )?xchg +(e?ax,e?ax|rax,rax)")) {
      return "nop"; // 90 with prefixes that make no difference
    }
    String lock = "";
    for (String word : text.split("\\s+")) {
      if (word.equals("lock")) {
        lock = "lock ";
      } else if (!SILENT.contains(word) && !word.startsWith("rex")) {
        return lock + (word.equals("pushw") ? "push" : word);
      }
    }
    return lock;
  }

  private static Memory memory(byte[] code) {
    Memory memory = new Memory();
    memory.map(CODE, code.length + 16, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, code);
    return memory;
  }

  /** Calls the assembler with all registers and many displacements; returns the addresses. */
  private static List<Long> everyMethodOnce(Assembler a) {
    List<Long> starts = new ArrayList<>();
    Runnable here = () -> starts.add(a.here());
    Label start = a.label();
    a.bind(start);
    for (Gpr r : Gpr.values()) {
      Gpr other = Gpr.of(15 - r.ordinal());
      int xmm = r.ordinal();
      List<Runnable> calls =
          new ArrayList<>(
              List.of(
                  () -> a.push(r),
                  () -> a.pop(r),
                  () -> a.mov(r, other),
                  () -> a.mov32(r, other),
                  () -> a.mov(r, 0x123456789abcL),
                  () -> a.lea(r, other, 16),
                  () -> a.lea(r, other, r == Gpr.RSP ? Gpr.RAX : r, 8, 1000),
                  () -> a.xchg(r, other),
                  () -> a.bswap(r),
                  () -> a.movzx8(r, other),
                  () -> a.movsx8(r, other),
                  () -> a.movsxd(r, other),
                  () -> a.test(r, other),
                  () -> a.inc(r),
                  () -> a.dec(r),
                  () -> a.not(r),
                  () -> a.neg(r),
                  () -> a.mul(r),
                  () -> a.div(r),
                  () -> a.idiv(r),
                  () -> a.imul(r, other),
                  () -> a.imul(r, other, -5),
                  () -> a.lockCmpxchg(r, 8, other),
                  () -> a.lockXadd(r, 8, other),
                  () -> a.jmp(r),
                  () -> a.call(r),
                  () -> a.movupsStore(r, 0, xmm),
                  () -> a.movupsLoad(xmm, r, 300),
                  () -> a.movapsStore(r, 16, xmm),
                  () -> a.movapsLoad(xmm, r, 16),
                  () -> a.movups(xmm, 15 - xmm),
                  () -> a.movqToXmm(xmm, other),
                  () -> a.movqFromXmm(r, 15 - xmm),
                  () -> a.xorps(xmm, 15 - xmm),
                  () -> a.pxor(xmm, 15 - xmm),
                  () -> a.paddq(xmm, 15 - xmm),
                  () -> a.addsd(xmm, 15 - xmm)));
      for (OperandSize size : OperandSize.values()) {
        for (int displacement : new int[] {0, 8, -128, 128}) {
          calls.add(() -> a.load(size, r, other, displacement));
          calls.add(() -> a.store(size, r, displacement, other));
        }
      }
      for (AluOperation operation : AluOperation.values()) {
        calls.add(() -> a.alu(operation, r, other));
        calls.add(() -> a.alu(operation, OperandSize.BYTE, r, other));
        calls.add(() -> a.alu(operation, r, 368));
        calls.add(() -> a.alu(operation, r, -8));
        calls.add(() -> a.aluLoad(operation, r, other, 24));
        calls.add(() -> a.aluStore(operation, other, 24, r));
      }
      for (ShiftOperation operation : ShiftOperation.values()) {
        calls.add(() -> a.shift(operation, r, 3));
        calls.add(() -> a.shiftCl(operation, r));
      }
      Condition condition = Condition.values()[r.ordinal()];
      calls.add(() -> a.setcc(condition, r));
      calls.add(() -> a.cmovcc(condition, r, other));
      calls.add(() -> a.jcc(condition, start));
      for (Runnable call : calls) {
        here.run();
        call.run();
      }
    }
    List<Runnable> singles =
        List.of(
            a::pushfq,
            a::popfq,
            a::ret,
            a::nop,
            a::pause,
            a::int3,
            a::cqo,
            () -> a.push(-1),
            () -> a.call(0x12345678L),
            () -> a.call(start),
            () -> a.jmp(start));
    for (Runnable single : singles) {
      here.run();
      single.run();
    }
    return starts;
  }
}
