package dev.tightloop.properties.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.KnownFaults;
import dev.tightloop.properties.history.Shown.Changed;
import dev.tightloop.properties.lockstep.Specs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every bug that is told of here is found where it is, and not where it is not. */
class HistoryTest {

  @TestFactory
  Stream<DynamicTest> theBugIsFoundAndNotWithoutIt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (FoundAgain found : FoundAgain.of(Specs.directory())) {
      String name = found.issue().name();
      for (KnownFault fault : found.faults()) {
        tests.add(DynamicTest.dynamicTest(name + " " + fault.name(), () -> replay(fault)));
      }
      for (Shown shown : found.issue().shown()) {
        Replay replay = Replay.of(shown, Specs.directory());
        tests.add(
            DynamicTest.dynamicTest(
                name + " " + replay.configuration().name(),
                () -> assertEquals(Optional.empty(), replay.complaint())));
      }
    }
    return tests.stream();
  }

  private static void replay(KnownFault fault) throws InterruptedException {
    if (fault.inSpecification()) {
      assertEquals(Optional.empty(), Replay.of(fault).orElseThrow().complaint());
    } else {
      assertEquals(Optional.empty(), RegisterReplay.complaint(fault.registers().orElseThrow()));
    }
  }

  @Test
  void whatNothingShowsSaysWhy() {
    List<String> silent =
        FoundAgain.of(Specs.directory()).stream()
            .filter(FoundAgain::isOpen)
            .map(FoundAgain::issue)
            .filter(issue -> issue.remark().isEmpty())
            .map(Issue::name)
            .toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void whatAFaultNamesIsTold() {
    Set<Integer> told =
        History.issues().stream()
            .flatMap(issue -> issue.numbers().stream())
            .collect(Collectors.toSet());
    List<String> untold =
        KnownFaults.of(Specs.directory()).stream()
            .filter(fault -> !told.containsAll(fault.issues()))
            .map(fault -> fault.name() + " " + fault.issues())
            .toList();
    assertEquals(List.of(), untold);
  }

  @Test
  void noIssueIsToldTwice() {
    Set<Integer> told = new HashSet<>();
    for (Issue issue : History.issues()) {
      issue.numbers().forEach(number -> assertTrue(told.add(number), issue.name()));
      assertFalse(issue.sentence().isBlank(), issue.name());
    }
  }

  /** A replay whose two sides are the same is told so, whichever side it is. */
  @Test
  void aBugThatStaysIsNotMended() throws InterruptedException {
    Replay stays =
        Replay.of(new Changed("AsyncPreemptOff", "AsyncPreemptOff", true), Specs.directory());
    assertEquals(
        Optional.of("AsyncPreemptOff without the bug violates TightloopYields, too"),
        stays.complaint());
  }
}
