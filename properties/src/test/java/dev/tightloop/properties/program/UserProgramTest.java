package dev.tightloop.properties.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.guest.GuestStacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserProgramTest {

  private static final long TEXT = 0x50_0000;
  private static final long LOCALS = GuestStacks.goroutineTop(0) - Result.LOCALS;

  @Test
  void theEmptyProgramIsTheEmptyLoop() {
    UserProgram.Code code = new UserProgram(List.of(), 1).code(TEXT);
    assertEquals(1, new UserProgram(List.of(), 1).listing(TEXT).lines().count());
    assertEquals(TEXT, code.end());
    assertTrue(new UserProgram(List.of(), 1).listing(TEXT).contains("jmp"));
  }

  @Test
  void everyKindOfInstructionAssemblesDecodesAndRuns() {
    List<Integer> body = new ArrayList<>();
    for (Template template : Template.values()) {
      body.add(template.ordinal() + 7919 * Template.values().length);
    }
    UserProgram program = new UserProgram(body, 3);
    Result result = result(program, 0);
    assertEquals(0, result.registers().gpr(Gpr.R15), "all rounds are done");
    assertEquals(LOCALS, result.registers().gpr(Gpr.RSP), "RSP is as at the start");
    assertTrue(program.listing(TEXT).lines().count() > body.size());
  }

  @Test
  void aResultDependsOnTheStartAndDifferencesAreNamed() {
    int store = Template.STORE.ordinal();
    UserProgram program = new UserProgram(List.of(store), 1);
    assertEquals(Optional.empty(), result(program, 5).difference(result(program, 5)));
    assertNotEquals(Optional.empty(), result(program, 5).difference(result(program, 6)));

    Result five = result(program, 5);
    byte[] other = five.locals().clone();
    other[9] ^= 1;
    String difference = five.difference(new Result(five.registers(), other)).orElseThrow();
    assertTrue(difference.contains("RSP+9"), difference);
    assertFalse(result(program, 6).difference(five).orElseThrow().isBlank());
  }

  private static Result result(UserProgram program, long rax) {
    UserProgram.Code code = program.code(TEXT);
    Memory memory = new Memory();
    memory.map(TEXT, code.bytes().length, Memory.READ | Memory.EXECUTE);
    memory.bytes(TEXT, code.bytes());
    Registers start = new Registers();
    start.gpr(Gpr.RAX, rax);
    start.gpr(Gpr.RSP, LOCALS);
    start.rip(TEXT);
    start.fsBase(GuestStacks.fsBase(0));
    Globals.map(memory);
    return Result.undisturbed(code, start, GuestStacks.alone(memory, 0));
  }
}
