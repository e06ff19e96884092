package dev.tightloop.model.stub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.linux.elf.ElfSymbol;
import dev.tightloop.model.gobinary.GoElf;
import dev.tightloop.model.gobinary.GoFunction;
import dev.tightloop.model.gobinary.GoPrograms;
import dev.tightloop.model.gobinary.PcLineTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncPreemptStubTest {

  private static final long HERE = 0x40_1000;
  private static final long THERE = 0x40_2000;

  @ParameterizedTest
  @ValueSource(strings = {"tightloop", "tightloop-unoptimized", "counting", "oracle"})
  void theCodeIsGosByteForByte(String program) {
    GoElf elf = GoPrograms.elf(program);
    ElfSymbol asyncPreempt = elf.function("runtime.asyncPreempt.abi0");
    ElfSymbol asyncPreempt2 = elf.function("runtime.asyncPreempt2.abi0");
    Stub stub = AsyncPreemptStub.go119().generate(asyncPreempt.address(), asyncPreempt2.address());
    assertArrayEquals(elf.code(asyncPreempt), stub.bytes());
    assertEquals(asyncPreempt.address() + asyncPreempt.size(), stub.end());
  }

  @Test
  void theFrameIsAsDeepAsGosTableSays() {
    PcLineTable table = GoPrograms.elf("tightloop").binary().functions();
    GoFunction function = table.function("runtime.asyncPreempt").orElseThrow();
    Stub stub = AsyncPreemptStub.go119().generate(function.entry(), function.entry());
    // The table counts from SP at entry, where the resume address is pushed already.
    assertEquals(stub.depth() - 8, table.spDelta(stub.callAddress()));
    assertEquals(stub.depth() - 8, table.spDelta(stub.returnAddress()));
    assertEquals(0, table.spDelta(stub.address()));
    assertEquals(0, table.spDelta(stub.end() - 1));
  }

  @Test
  void theLayoutCanBeRead() {
    Stub stub = AsyncPreemptStub.go119().generate(HERE, THERE);
    assertEquals(368, stub.frameSize());
    assertEquals(392, stub.depth());
    assertEquals(30, stub.slots().size());
    assertEquals(0, stub.slot(SavedRegister.of(Gpr.RAX)).orElseThrow().offset());
    assertEquals(104, stub.slot(SavedRegister.of(Gpr.R15)).orElseThrow().offset());
    assertEquals(112, stub.slot(SavedRegister.xmm(0)).orElseThrow().offset());
    assertEquals(352, stub.slot(SavedRegister.xmm(15)).orElseThrow().offset());
    assertTrue(stub.slot(SavedRegister.of(Gpr.RSP)).isEmpty());
    assertTrue(stub.slot(SavedRegister.of(Gpr.RBP)).isEmpty());
  }

  @Test
  void theReturnAddressIsBehindTheCall() {
    Stub stub = AsyncPreemptStub.go119().generate(HERE, THERE);
    assertEquals(stub.callAddress() + 5, stub.returnAddress());
    assertEquals((byte) 0xe8, stub.bytes()[(int) (stub.callAddress() - HERE)]);
  }

  @Test
  void theListOfRegistersDecides() {
    Stub stub =
        AsyncPreemptStub.of(List.of(SavedRegister.xmm(3), SavedRegister.of(Gpr.RDX)))
            .generate(HERE, THERE);
    assertEquals(24, stub.frameSize());
    assertEquals(
        List.of(new Slot(SavedRegister.xmm(3), 0), new Slot(SavedRegister.of(Gpr.RDX), 16)),
        stub.slots());
  }

  @ParameterizedTest
  @EnumSource(StubFault.class)
  void everyFaultChangesTheCode(StubFault fault) {
    byte[] good = AsyncPreemptStub.go119().generate(HERE, THERE).bytes();
    assertFalse(Arrays.equals(good, faulty(fault).bytes()));
  }

  @Test
  void theComparisonStandsBeforeTheFlagsAreSaved() {
    byte[] good = AsyncPreemptStub.go119().generate(HERE, THERE).bytes();
    byte[] bad = faulty(StubFault.FLAGS_SAVED_AFTER_CHANGE).bytes();
    assertEquals(good.length + 4, bad.length);
    assertEquals((byte) 0x9c, good[4]);
    assertEquals((byte) 0x80, bad[4]);
    assertEquals((byte) 0x9c, bad[8]);
  }

  @Test
  void aRegisterLeftOutIsNeitherSavedNorRestoredAndNothingElseMoves() {
    Stub good = AsyncPreemptStub.go119().generate(HERE, THERE);
    // MOVUPS of X7 has eight bytes, MOVQ of R12 five.
    Stub noX7 = faulty(StubFault.XMM_REGISTER_LEFT_OUT);
    assertEquals(good.bytes().length - 2 * 8, noX7.bytes().length);
    assertEquals(good.slots(), noX7.slots());
    assertEquals(good.frameSize(), noX7.frameSize());
    assertEquals(good.bytes().length - 2 * 5, faulty(StubFault.GPR_LEFT_OUT).bytes().length);
  }

  @Test
  void swappedRegistersAreSavedRightAndRestoredWrong() {
    Stub good = AsyncPreemptStub.go119().generate(HERE, THERE);
    Stub bad = faulty(StubFault.RESTORE_ORDER_SWAPPED);
    assertEquals(good.bytes().length, bad.bytes().length);
    int first = Arrays.mismatch(good.bytes(), bad.bytes());
    assertTrue(HERE + first > good.returnAddress());
    int different = 0;
    for (int i = 0; i < good.bytes().length; i++) {
      different += good.bytes()[i] == bad.bytes()[i] ? 0 : 1;
    }
    assertEquals(2, different, "one displacement for each of the two");
  }

  @Test
  void aSmallFrameIsTooSmallTwice() {
    Stub bad = faulty(StubFault.FRAME_SIZE_OFF_BY_8);
    assertEquals(360, bad.frameSize());
    assertTrue(bad.slot(SavedRegister.xmm(15)).orElseThrow().offset() + 16 > bad.frameSize());
  }

  @Test
  void aFaultCanHitAnyRegisterOfItsKind() {
    AsyncPreemptStub stub = AsyncPreemptStub.go119();
    byte[] noX7 = faulty(StubFault.XMM_REGISTER_LEFT_OUT).bytes();
    byte[] noX0 =
        stub.with(StubFault.XMM_REGISTER_LEFT_OUT, SavedRegister.xmm(0))
            .generate(HERE, THERE)
            .bytes();
    assertFalse(Arrays.equals(noX7, noX0));
  }

  @Test
  void anImpossibleFaultIsRefused() {
    AsyncPreemptStub stub = AsyncPreemptStub.go119();
    SavedRegister x0 = SavedRegister.xmm(0);
    assertThrows(IllegalArgumentException.class, () -> stub.with(StubFault.GPR_LEFT_OUT, x0));
    assertThrows(
        IllegalArgumentException.class, () -> stub.with(StubFault.FRAME_SIZE_OFF_BY_8, x0));
    assertThrows(
        IllegalArgumentException.class,
        () -> stub.with(StubFault.GPR_LEFT_OUT, SavedRegister.of(Gpr.RBP)));
    assertThrows(
        IllegalArgumentException.class,
        () -> stub.with(StubFault.RESTORE_ORDER_SWAPPED, SavedRegister.of(Gpr.R15)));
  }

  private static Stub faulty(StubFault fault) {
    return AsyncPreemptStub.go119().with(fault).generate(HERE, THERE);
  }
}
