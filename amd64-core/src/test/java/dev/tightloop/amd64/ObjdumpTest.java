package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decoder against binutils: where does each instruction end, and what is it called? */
class ObjdumpTest {
  private static final int RANDOM_STRINGS = 200_000;

  /** The binutils whose knowledge {@link LeftOut} lists; others know fewer or more families. */
  private static final String KNOWN_VERSION = "2.40";

  @TempDir Path directory;

  private Objdump objdump;

  @BeforeEach
  void needsObjdump() {
    assumeTrue(Objdump.find().isPresent(), "no objdump of binutils in PATH");
    objdump = Objdump.find().get();
  }

  @Test
  void everyOpcodeIsWhatObjdumpSees() throws Exception {
    needsKnownVersion();
    Set<LeftOut> leftOut = EnumSet.noneOf(LeftOut.class);
    leftOut.addAll(agree(Encodings.opcodes(), 80_000).leftOut());
    leftOut.addAll(agree(Encodings.vexOpcodes(), 18_000).leftOut());
    Set<LeftOut> stale = EnumSet.allOf(LeftOut.class);
    stale.removeAll(leftOut);
    assertEquals(Set.of(), stale, "families that no opcode belongs to");
  }

  @Test
  void everyAddressIsWhatObjdumpSees() throws Exception {
    agree(Encodings.addresses(), 50_000);
  }

  @Test
  void prefixesInAnyOrderAreWhatAProcessorTakesThemFor() throws Exception {
    agree(Encodings.prefixes(), 10_000);
  }

  @Test
  void randomStringsAreWhatObjdumpSees() throws Exception {
    needsKnownVersion();
    Random random = new Random(11);
    List<byte[]> strings = new ArrayList<>();
    for (int i = 0; i < RANDOM_STRINGS; i++) {
      strings.add(Encodings.random(random));
    }
    agree(strings, 30_000);
  }

  @Test
  void aRowWithAnotherNameOrLengthIsFound() throws Exception {
    List<byte[]> strings = List.of(Encodings.bytes(0x90), Encodings.bytes(0x48, 0x0f, 0xa5, 0xc2));
    CodeSlots slots = new CodeSlots(strings);
    assertEquals(2, slots.compare(objdump, directory, Decoder::decode).same());
    for (ObjdumpComparison.Decoding fault :
        List.<ObjdumpComparison.Decoding>of(
            (memory, address) -> shld(memory, address, "shrd", 0),
            (memory, address) -> shld(memory, address, "shld", 1),
            ObjdumpTest::shldIsMissing)) {
      ObjdumpComparison comparison = slots.compare(objdump, directory, fault);
      assertEquals(1, comparison.same());
      assertEquals(1, comparison.differences().size());
      String difference = comparison.differences().get(0);
      assertTrue(difference.contains("48 0f a5 c2: objdump says shld"), difference);
    }
  }

  /** What {@link Accepted} is about must be right all the same where objdump knows it. */
  @Test
  void anAcceptedInstructionWithAnotherLengthOrOperandIsFound() throws Exception {
    Map<Accepted, byte[]> examples =
        Map.of(
            Accepted.HINT, Encodings.bytes(0x0f, 0x18, 0x20),
            Accepted.NOP, Encodings.bytes(0xf3, 0x41, 0x90),
            Accepted.REPEAT, Encodings.bytes(0x0f, 0xbc, 0xc8),
            Accepted.CARRYLESS, Encodings.bytes(0x66, 0x0f, 0x3a, 0x44, 0xc1, 0x11),
            Accepted.FENCE, Encodings.bytes(0x0f, 0xae, 0xe8),
            Accepted.OPERAND_SIZE, Encodings.bytes(0x0f, 0x09));
    assertEquals(EnumSet.allOf(Accepted.class), examples.keySet());
    CodeSlots slots = new CodeSlots(List.copyOf(examples.values()));
    assertEquals(examples.size(), slots.compare(objdump, directory, Decoder::decode).same());
    for (ObjdumpComparison.Decoding fault :
        List.<ObjdumpComparison.Decoding>of(
            (memory, address) -> changed(Decoder.decode(memory, address), memory, 1),
            (memory, address) ->
                changed(
                    Decoder.decode(memory, address),
                    memory,
                    0,
                    new Register64(2),
                    new Register64(3)))) {
      ObjdumpComparison comparison = slots.compare(objdump, directory, fault);
      assertEquals(0, comparison.same(), comparison::toString);
      assertEquals(examples.size(), comparison.differences().size());
    }
  }

  /** The same instruction with so many bytes too many and these operands. */
  private static Instruction changed(
      Instruction right, Memory memory, int more, Operand... operands) {
    byte[] bytes = memory.bytes(right.address(), right.length() + more);
    return new Instruction(
        right.address(), bytes, right.mnemonic(), operands, Instruction.Kind.PLAIN, null);
  }

  /** The decoder with a fault in the row of SHLD: another name, an immediate too many. */
  private static Instruction shld(Memory memory, long address, String name, int more) {
    Instruction right = Decoder.decode(memory, address);
    if (!right.mnemonic().equals("shld")) {
      return right;
    }
    byte[] bytes = memory.bytes(address, right.length() + more);
    Operand[] operands = {new Register64(2), new Register64(0), new Register8(1, false)};
    return new Instruction(address, bytes, name, operands, Instruction.Kind.PLAIN, null);
  }

  private static Instruction shldIsMissing(Memory memory, long address) {
    Instruction right = Decoder.decode(memory, address);
    if (right.mnemonic().equals("shld")) {
      throw new UndefinedOpcode(address, right.bytes());
    }
    return right;
  }

  private void needsKnownVersion() throws Exception {
    assumeTrue(
        objdump.version().equals(KNOWN_VERSION),
        "what is left out is listed for binutils " + KNOWN_VERSION + ", here is another");
  }

  private ObjdumpComparison agree(List<byte[]> strings, long atLeast) throws Exception {
    CodeSlots slots = new CodeSlots(strings);
    ObjdumpComparison comparison = slots.compare(objdump, directory, Decoder::decode);
    assertEquals(List.of(), comparison.differences(), comparison.toString());
    assertTrue(comparison.same() >= atLeast, comparison.toString());
    return comparison;
  }

  @Test
  void assembledInstructionsDecodeToWhatObjdumpSees() throws Exception {
    Assembler a = new Assembler(CodeSlots.CODE);
    List<Long> starts = everyMethodOnce(a);
    byte[] code = a.bytes();
    Memory memory = new Memory();
    memory.map(CodeSlots.CODE, code.length, Memory.READ | Memory.EXECUTE);
    memory.bytes(CodeSlots.CODE, code);
    Map<Long, Integer> lengths = new HashMap<>();
    ObjdumpComparison comparison = new ObjdumpComparison(memory);
    objdump.code(
        Files.write(directory.resolve("code.bin"), code),
        CodeSlots.CODE,
        line -> {
          lengths.put(line.address(), line.length());
          comparison.accept(line);
        });
    assertEquals(List.of(), comparison.differences());
    assertEquals(starts.size(), comparison.same());
    for (int i = 0; i < starts.size(); i++) {
      long end = i + 1 < starts.size() ? starts.get(i + 1) : a.here();
      assertEquals(end - starts.get(i), lengths.get(starts.get(i)).longValue());
    }
    assertTrue(starts.size() > 500);
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
