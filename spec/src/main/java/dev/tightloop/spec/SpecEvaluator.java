package dev.tightloop.spec;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.util.FP64;
import util.ToolIO;
import util.UniqueString;

/**
 * The specification in this process, through {@code tlc2.tool.impl.FastTool}: the same parser and
 * the same evaluator as TLC's model checker, without its search.
 *
 * <p><b>Caveats.</b> TLC keeps variables, model values and strings in static fields, so one
 * evaluator can live at a time in a JVM, and its states die with it; a second one is refused. What
 * SANY and TLC print goes to {@code ToolIO.out}, which is caught while the evaluator lives. A live
 * evaluator may be used by several threads.
 *
 * <p>Labels rely on {@code Next} being a disjunction of named actions under quantifiers over
 * constants: {@code FastTool.getActions} then has one action for each choice of parameters.
 */
public final class SpecEvaluator implements AutoCloseable {

  private static final AtomicReference<SpecEvaluator> LIVE = new AtomicReference<>();

  static {
    // TLC orders model values by when this JVM first heard of their names, and CHOOSE takes the
    // first. Heard of here, in the order of the configurations' files, what was read before does
    // not matter, and states read like those that another JVM prints.
    UniqueString.uniqueStringOf("Nil");
    UniqueString.uniqueStringOf("sysmon");
    for (String letter : new String[] {"g", "m", "p", "c"}) {
      for (int i = 1; i < 10; i++) {
        UniqueString.uniqueStringOf(letter + i);
      }
    }
  }

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = ToolIO.out;
  private final PrintStream err = ToolIO.err;
  private final FastTool tool;
  private final Action[] actions;
  private final Action[] on;
  private final String[] labels;
  private final Places.Place[] demanded;
  private boolean asksAll;
  private final TemporalFormulas formulas;

  private SpecEvaluator(SpecDirectory directory, SpecConfiguration configuration) {
    if (!LIVE.compareAndSet(null, this)) {
      throw new IllegalStateException("another SpecEvaluator is open in this JVM: close it first");
    }
    PrintStream caught = new PrintStream(said, true, StandardCharsets.UTF_8);
    ToolIO.out = caught;
    ToolIO.err = caught;
    try (TemporaryDirectory extracted = new TemporaryDirectory()) {
      FP64.Init(0);
      String path = directory.path().toAbsolutePath().toString();
      tool =
          new FastTool(
              path,
              configuration.module(),
              configuration.name(),
              new ModuleFiles(directory.path().toAbsolutePath(), extracted.path()));
      actions = tool.getActions();
      on =
          Arrays.stream(actions)
              .filter(action -> !configuration.off().contains(module(action)))
              .toArray(Action[]::new);
      formulas = new TemporalFormulas(tool);
      labels = Arrays.stream(on).map(SpecEvaluator::label).toArray(String[]::new);
      demanded =
          Arrays.stream(on)
              .map(action -> Places.demanded(action, tool).orElse(null))
              .toArray(Places.Place[]::new);
    } catch (RuntimeException | Error e) {
      SpecFailure failure = failure(e);
      close();
      throw failure;
    }
  }

  /**
   * Reads the specification.
   *
   * @throws SpecFailure if TLC cannot
   * @throws IllegalStateException if another evaluator is open
   */
  public static SpecEvaluator open(SpecDirectory directory, SpecConfiguration configuration) {
    return new SpecEvaluator(directory, configuration);
  }

  /** The actions of {@code Next}, each once, in its order. */
  public List<SpecAction> actions() {
    requireLive();
    return Arrays.stream(actions)
        .map(
            action ->
                new SpecAction(
                    action.getName().toString(),
                    module(action),
                    action.getOpDef().getParams().length))
        .distinct()
        .toList();
  }

  /** The states of {@code Init}. */
  public List<SpecState> initialStates() {
    requireLive();
    try {
      return states(tool.getInitStates());
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  /**
   * Every step that {@code Next} allows in this state. Modules of which the configuration says that
   * they are off are not asked, which saves most of the time; that it says so rightly is what TLC's
   * coverage is compared with.
   */
  public List<SpecStep> steps(SpecState state) {
    return steps(
        state,
        (label, failure) -> {
          throw failure;
        });
  }

  /** From now on TLC is asked of every action, also of those that {@link Places} leaves out. */
  void askAll() {
    asksAll = true;
  }

  /**
   * The same, with the actions left out that TLC cannot evaluate in this state.
   *
   * @param failed is told of each of them: its label and what TLC says
   */
  public List<SpecStep> steps(SpecState state, BiConsumer<String, SpecFailure> failed) {
    requireLive();
    List<SpecStep> steps = new ArrayList<>();
    Map<String, String> places = asksAll ? Map.of() : Places.of(state.state);
    for (int i = 0; i < on.length; i++) {
      Places.Place place = demanded[i];
      if (!asksAll && place != null && !place.pc().equals(places.get(place.thread()))) {
        continue;
      }
      int before = steps.size();
      try {
        for (SpecState successor : states(tool.getNextStates(on[i], state.state))) {
          steps.add(new SpecStep(labels[i], successor));
        }
      } catch (RuntimeException | Error e) {
        steps.subList(before, steps.size()).clear();
        String message = TlcMessages.oneLine(String.valueOf(e.getMessage()));
        failed.accept(labels[i], new SpecFailure(labels[i] + ": " + message, e));
      }
    }
    return steps;
  }

  /** The value of each variable; see {@link SpecValues}, which is faster for many states. */
  public Map<String, Object> value(SpecState state) {
    requireLive();
    return new SpecValues().of(state);
  }

  /** The names of the configuration's invariants that this state violates. */
  public List<String> violated(SpecState state) {
    requireLive();
    try {
      return Arrays.stream(tool.getInvariants())
          .filter(invariant -> !tool.isValid(invariant, state.state))
          .map(invariant -> invariant.getName().toString())
          .toList();
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  /** The names of the operators without parameters that a module defines, in its order. */
  public List<String> definitions(String module) {
    requireLive();
    return Arrays.stream(tool.getRootModule().getOpDefs())
        .filter(definition -> module.equals(module(definition)) && definition.getArity() == 0)
        .map(definition -> definition.getName().toString())
        .toList();
  }

  /**
   * The value of a constant expression, as {@link #value} has them.
   *
   * @param operator its name; without parameters; what the configuration puts in its place is
   *     passed over
   */
  public Object constant(String operator) {
    requireLive();
    OpDefNode definition = defined(operator);
    try {
      return PlainValues.of(tool.eval(definition.getBody(), Context.Empty, TLCState.Empty));
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  /** Whether the specification defines an operator of this name. */
  public boolean defines(String operator) {
    requireLive();
    return operator(operator) != null;
  }

  /**
   * Whether a state predicate holds.
   *
   * @param operator its name; without parameters
   */
  public boolean holds(String operator, SpecState state) {
    requireLive();
    OpDefNode definition = defined(operator);
    try {
      return tool.isValid(new Action(definition.getBody(), Context.Empty), state.state);
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  /**
   * The fairness of a specification, condition by condition, and of which of their actions a pair
   * of states is a step.
   *
   * @param specification the formula's name
   */
  public List<FairnessCondition> fairness(String specification, SpecState from, SpecState to) {
    requireLive();
    try {
      return formulas.fairness(defined(specification), from.state, to.state);
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  /**
   * Which of the actions of {@code Next} stand in each condition of a specification's fairness,
   * under the name that {@link #fairness} gives the condition.
   */
  public SortedMap<String, SortedSet<String>> fairActions(String specification) {
    requireLive();
    Set<String> names = actions().stream().map(SpecAction::name).collect(Collectors.toSet());
    return formulas.actions(defined(specification), names);
  }

  /**
   * What the instances of a property {@code P ~> Q} say of a state, in the order of its quantifier.
   *
   * @param property its name
   */
  public List<LeadsToInstance> leadsTo(String property, SpecState state) {
    requireLive();
    try {
      return formulas.leadsTo(defined(property), state.state);
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  private OpDefNode defined(String operator) {
    OpDefNode definition = operator(operator);
    if (definition == null) {
      throw new SpecFailure("no operator " + operator, null);
    }
    return definition;
  }

  /**
   * A state that need not be reachable.
   *
   * @param variables the value of each variable, as {@link #value} has them
   * @throws SpecFailure if a variable has no value or there is no such value
   */
  public SpecState state(Map<String, ?> variables) {
    requireLive();
    TLCState state = TLCState.Empty.createEmpty();
    for (Map.Entry<String, ?> variable : variables.entrySet()) {
      state.bind(UniqueString.uniqueStringOf(variable.getKey()), TlcValues.of(variable.getValue()));
    }
    if (!tool.isGoodState(state)) {
      throw new SpecFailure("a variable has no value: " + variables.keySet(), null);
    }
    state.deepNormalize();
    return new SpecState(state);
  }

  /**
   * Whether a property of steps allows this one.
   *
   * @param operator the name of a formula {@code [][A]_v}, without parameters
   */
  public boolean allows(String operator, SpecState before, SpecState after) {
    requireLive();
    if (!(defined(operator).getBody() instanceof OpApplNode always)
        || !always.getOperator().getName().equals(ToolGlobals.OP_box)) {
      throw new SpecFailure("no operator " + operator + " of the form [][A]_v", null);
    }
    try {
      SemanticNode step = (SemanticNode) always.getArgs()[0];
      return tool.isValid(new Action(step, Context.Empty), before.state, after.state);
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  private OpDefNode operator(String name) {
    return tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
  }

  @Override
  public void close() {
    if (LIVE.compareAndSet(this, null)) {
      ToolIO.out = out;
      ToolIO.err = err;
    }
  }

  private List<SpecState> states(StateVec found) {
    List<SpecState> states = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      TLCState state = found.elementAt(i);
      if (!tool.isGoodState(state)) {
        throw new SpecFailure("a step leaves a variable without a value: " + state, null);
      }
      state.deepNormalize();
      states.add(new SpecState(state));
    }
    return states;
  }

  private static String module(Action action) {
    return module(action.getOpDef());
  }

  private static String module(OpDefNode definition) {
    return definition.getOriginallyDefinedInModuleNode() == null
        ? ""
        : definition.getOriginallyDefinedInModuleNode().getName().toString();
  }

  private static String label(Action action) {
    FormalParamNode[] parameters = action.getOpDef().getParams();
    String name = action.getName().toString();
    if (parameters.length == 0) {
      return name;
    }
    StringJoiner label = new StringJoiner(",", name + "(", ")");
    for (FormalParamNode parameter : parameters) {
      label.add(String.valueOf(action.con.lookup(parameter)));
    }
    return label.toString();
  }

  private SpecFailure failure(Throwable cause) {
    TlcMessages messages = new TlcMessages();
    said.toString(StandardCharsets.UTF_8).lines().forEach(messages::line);
    String printed = messages.complaint();
    String thrown = TlcMessages.oneLine(String.valueOf(cause.getMessage()));
    return new SpecFailure(said.size() > 0 ? printed + " " + thrown : thrown, cause);
  }

  private void requireLive() {
    if (LIVE.get() != this) {
      throw new IllegalStateException("this SpecEvaluator is closed");
    }
  }
}
