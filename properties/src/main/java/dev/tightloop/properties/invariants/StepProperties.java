package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Properties of single steps by the names that a configuration lists. */
public final class StepProperties {

  private StepProperties() {}

  /** Whether there is such a property; a configuration's other PROPERTIES are temporal ones. */
  public static boolean isKnown(String name) {
    return Arrays.stream(NamedStepProperty.values()).anyMatch(known -> known.name().equals(name));
  }

  /**
   * Properties of the steps of a model's working state, and of no other; for one worker.
   *
   * @param names of {@link NamedStepProperty}
   * @param never the value of the configuration's {@code Never}; only NeverTaken looks at it
   * @return in the order of the names
   * @throws IllegalArgumentException if there is no such property, or no such action of the
   *     contract; the message says so in one line
   */
  public static List<StepProperty> of(Model model, Collection<String> names, String never) {
    return names.stream().map(name -> property(model, name, never)).toList();
  }

  private static StepProperty property(Model model, String name, String never) {
    if (!isKnown(name)) {
      throw new IllegalArgumentException(
          "no property of steps "
              + name
              + ": known are "
              + Arrays.toString(NamedStepProperty.values()));
    }
    return switch (NamedStepProperty.valueOf(name)) {
      case StartsAsContract -> new StartsAsContract(model);
      case RefinesContract -> new RefinesContract(model);
      case NeverTaken -> new NeverTaken(model, action(never));
    };
  }

  private static Contract.Action action(String never) {
    return Arrays.stream(Contract.Action.values())
        .filter(action -> action.name().equals(never))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Never is "
                        + never
                        + ", no action of the contract: they are "
                        + Arrays.toString(Contract.Action.values())));
  }

  private abstract static class OfModel implements StepProperty {

    final Contract contract;
    boolean mattered;
    private final NamedStepProperty name;
    private final State of;

    OfModel(Model model, NamedStepProperty name) {
      contract = new Contract(model);
      of = model.state();
      this.name = name;
    }

    @Override
    public final String name() {
      return name.name();
    }

    @Override
    public final boolean mattered() {
      return mattered;
    }

    final void require(State state) {
      if (state != of) {
        throw new IllegalArgumentException(name + " is about its model's working state alone");
      }
    }
  }

  private static final class StartsAsContract extends OfModel {

    StartsAsContract(Model model) {
      super(model, NamedStepProperty.StartsAsContract);
    }

    @Override
    public boolean initially(State state) {
      require(state);
      contract.from();
      mattered = true;
      return contract.init();
    }

    @Override
    public void from(State before) {
      require(before);
    }

    @Override
    public boolean allows(State after) {
      require(after);
      mattered = false;
      return true;
    }
  }

  private static final class RefinesContract extends OfModel {

    RefinesContract(Model model) {
      super(model, NamedStepProperty.RefinesContract);
    }

    @Override
    public boolean initially(State state) {
      require(state);
      mattered = false;
      return true;
    }

    @Override
    public void from(State before) {
      require(before);
      contract.from();
    }

    @Override
    public boolean allows(State after) {
      require(after);
      contract.to();
      mattered = !contract.unchanged();
      return contract.nextOrNothing();
    }
  }

  private static final class NeverTaken extends OfModel {

    private final Contract.Action action;
    private final byte[] before;
    private final byte[] after;

    NeverTaken(Model model, Contract.Action action) {
      super(model, NamedStepProperty.NeverTaken);
      this.action = action;
      before = new byte[model.state().size()];
      after = new byte[model.state().size()];
    }

    @Override
    public boolean initially(State state) {
      require(state);
      mattered = false;
      return true;
    }

    @Override
    public void from(State state) {
      require(state);
      contract.from();
      state.copyTo(before);
    }

    @Override
    public boolean allows(State state) {
      require(state);
      contract.to();
      mattered = !contract.unchanged();
      if (!contract.taken(action)) {
        return true;
      }
      state.copyTo(after);
      return Arrays.equals(before, after);
    }
  }
}
