package dev.tightloop.ci.engine;

import dev.tightloop.amd64.CpuException;
import dev.tightloop.ci.part.Preemptor;
import dev.tightloop.model.gobinary.BadGoBinary;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.binary.FunctionPreemption;
import dev.tightloop.properties.binary.FunctionResult;
import dev.tightloop.properties.binary.GoExecutable;
import dev.tightloop.properties.binary.UnusableBinary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Preemption of real functions on the core. */
public final class CorePreemptor implements Preemptor {

  @Override
  public boolean stubAgrees(Path executable) {
    return GoExecutable.open(executable).stubAgrees();
  }

  @Override
  public Outcome preempt(Path executable, String function) {
    GoExecutable program = GoExecutable.open(executable);
    try {
      return outcome(FunctionPreemption.of(program, program.function(function).orElseThrow()));
    } catch (CpuException | BadGoBinary | UnusableBinary e) {
      return Outcome.failed(e.toString());
    }
  }

  private static Outcome outcome(FunctionResult result) {
    List<String> details = new ArrayList<>();
    result.violation().map(GuestViolation::message).ifPresent(details::add);
    result.refused().forEach((reason, times) -> details.add(times + " not preempted: " + reason));
    result.runtimeCalls().forEach((name, times) -> details.add(times + " calls of " + name));
    return new Outcome(
        result.instructions(),
        result.reached(),
        result.preemptible(),
        result.preemptions(),
        result.violation().map(GuestViolation::invariant),
        Optional.empty(),
        details);
  }
}
