package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tightloop.amd64.translate.ChangedEngine;
import dev.tightloop.amd64.translate.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every row of the {@link OpcodeTable} leaves the same in a translation as by {@link Cpu#step},
 * whether it has an emitter or not: registers, flags, memory, exceptions, and the number of
 * instructions.
 */
class BothTiersTest {
  private static final int ENCODINGS = 12;
  private static final int STATES = 12;

  /** What a translation leaves to the interpreter though it does not always fault. */
  private static final Pattern INTERPRETED =
      Pattern.compile("popf.*|rep.* (movs|cmps|stos|lods|scas)");

  @Test
  void everyRowRunsTheSameInBothTiers() {
    BothTiers tiers = new BothTiers(BothTiersTest::engine, same());
    List<String> wrong = new ArrayList<>();
    for (ComparedRow row : ComparedRow.executable()) {
      String different = tiers.compare(row, ENCODINGS, STATES);
      if (!different.isEmpty()) {
        wrong.add(different);
      }
      boolean interpreted = tiers.completed() > 0 && tiers.translated() == 0;
      if (interpreted != INTERPRETED.matcher(row.mnemonic()).matches()) {
        wrong.add(
            "%s: %d cases got past it, %d of them in a translation"
                .formatted(row.name(), tiers.completed(), tiers.translated()));
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void flagsThatAnOperationDoesNotFindAreNoticed() {
    for (String name : List.of("f5 cmc", "9f lahf", "9c pushfw,pushf,pushf", "c1/2 rcl")) {
      assertFound(ChangedEngine::thatForgetsFlagsBeforeAnOperation, same(), name);
    }
  }

  @Test
  void flagsThatAreNotTakenFromAnOperationAreNoticed() {
    for (String name : List.of("0f bc bsf", "f7/4 mul", "66 0f 2e ucomisd", "9e sahf")) {
      assertFound(ChangedEngine::thatForgetsFlagsAfterAnOperation, same(), name);
    }
  }

  /** The name decides what is left to the interpreter; these get one that is not. */
  @Test
  void aSingleStepThatIsMissedAndAFaultWithHalfOfTheWorkDoneAreNoticed() {
    Instruction.Kind plain = Instruction.Kind.PLAIN;
    assertFound(BothTiersTest::engine, called("std", Instruction.Kind.STACK), "9d popfw,popf,popf");
    assertFound(BothTiersTest::engine, called("movs", plain), "f3 a4 rep movs");
    assertNotFound(called("popf", Instruction.Kind.STACK), "9d popfw,popf,popf");
    assertNotFound(called("rep", plain), "f3 a4 rep movs");
  }

  private static void assertFound(
      Function<Cpu, Tiers> engines, UnaryOperator<Instruction> seen, String name) {
    assertNotEquals("", new BothTiers(engines, seen).compare(row(name), ENCODINGS, STATES), name);
  }

  private static void assertNotFound(UnaryOperator<Instruction> seen, String name) {
    BothTiers tiers = new BothTiers(BothTiersTest::engine, seen);
    assertEquals("", tiers.compare(row(name), ENCODINGS, STATES));
  }

  private static ComparedRow row(String name) {
    return ComparedRow.executable().stream()
        .filter(row -> row.name().equals(name))
        .findAny()
        .orElseThrow(() -> new AssertionError("no row " + name));
  }

  private static UnaryOperator<Instruction> same() {
    return UnaryOperator.identity();
  }

  private static UnaryOperator<Instruction> called(String mnemonic, Instruction.Kind kind) {
    return real ->
        new Instruction(
            real.address(), real.bytes(), mnemonic, new Operand[0], kind, real.operation);
  }

  private static Tiers engine(Cpu cpu) {
    return new Engine(cpu, 0);
  }
}
