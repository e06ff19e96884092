package dev.tightloop.spec;

import dev.tightloop.spec.FairnessCondition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.IContextEnumerator;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;

/**
 * Temporal formulas as SANY parsed them, as far as this specification writes them: conjunctions and
 * bounded quantifiers over fairness conditions, and over {@code P ~> Q}. What stands in them is
 * evaluated by TLC.
 */
final class TemporalFormulas {

  private final Tool tool;

  TemporalFormulas(Tool tool) {
    this.tool = tool;
  }

  /** Conditions of a specification's formula, each with whether (from, to) is a step of it. */
  List<FairnessCondition> fairness(OpDefNode formula, TLCState from, TLCState to) {
    List<FairnessCondition> found = new ArrayList<>();
    boolean stutters = from.fingerPrint() == to.fingerPrint();
    walk(
        formula.getBody(),
        Context.Empty,
        (node, context) -> {
          ExprOrOpArgNode[] args = node.getArgs();
          switch (opcode(node)) {
            case ToolGlobals.OPCODE_wf ->
                found.add(condition(Kind.WEAK, args[1], context, from, to, stutters));
            case ToolGlobals.OPCODE_sf ->
                found.add(condition(Kind.STRONG, args[1], context, from, to, stutters));
            case ToolGlobals.OPCODE_implies -> {
              found.add(condition(Kind.WHEN, again(args[0]), context, from, to, stutters));
              found.add(condition(Kind.THEN, again(args[1]), context, from, to, stutters));
            }
            default -> {
              // Init and [][Next]_vars say nothing of the long run.
            }
          }
        });
    return found;
  }

  /** The actions of each condition, of those that are of interest. */
  SortedMap<String, SortedSet<String>> actions(OpDefNode formula, Set<String> ofInterest) {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    walk(
        formula.getBody(),
        Context.Empty,
        (node, context) -> {
          for (ExprOrOpArgNode action : conditions(node)) {
            collect(
                action,
                ofInterest,
                found.computeIfAbsent(label(action, context), label -> new TreeSet<>()));
          }
        });
    return found;
  }

  private static List<ExprOrOpArgNode> conditions(OpApplNode node) {
    ExprOrOpArgNode[] args = node.getArgs();
    return switch (opcode(node)) {
      case ToolGlobals.OPCODE_wf, ToolGlobals.OPCODE_sf -> List.of(args[1]);
      case ToolGlobals.OPCODE_implies -> List.of(again(args[0]), again(args[1]));
      default -> List.of();
    };
  }

  /** Through definitions, disjunctions and quantifiers. */
  private static void collect(
      SemanticNode formula, Set<String> ofInterest, SortedSet<String> found) {
    if (!(formula instanceof OpApplNode node)) {
      return;
    }
    String name = node.getOperator().getName().toString();
    if (ofInterest.contains(name)) {
      found.add(name);
    } else if (opcode(node) == 0 && node.getOperator() instanceof OpDefNode definition) {
      collect(definition.getBody(), ofInterest, found);
    } else {
      for (ExprOrOpArgNode argument : node.getArgs()) {
        collect(argument, ofInterest, found);
      }
    }
  }

  /** The instances of a property, in the order of its quantifiers. */
  List<LeadsToInstance> leadsTo(OpDefNode property, TLCState state) {
    List<LeadsToInstance> found = new ArrayList<>();
    walk(
        property.getBody(),
        Context.Empty,
        (node, context) -> {
          if (opcode(node) != ToolGlobals.OPCODE_leadto) {
            throw new SpecFailure(property.getName() + " is not of the form P ~> Q", null);
          }
          found.add(
              new LeadsToInstance(
                  holds(node.getArgs()[0], context, state, null),
                  holds(node.getArgs()[1], context, state, null)));
        });
    return found;
  }

  /** Is told of what is neither a conjunction nor a quantifier nor a definition's name. */
  private interface Visitor {
    void visit(OpApplNode node, Context context);
  }

  private void walk(SemanticNode formula, Context context, Visitor visitor) {
    if (formula instanceof SubstInNode instance) {
      Context inside = context;
      for (Subst sub : instance.getSubsts()) {
        inside = inside.cons(sub.getOp(), tool.getVal(sub.getExpr(), context, false));
      }
      walk(instance.getBody(), inside, visitor);
    } else if (formula instanceof OpApplNode node) {
      walk(node, context, visitor);
    }
  }

  private void walk(OpApplNode node, Context context, Visitor visitor) {
    switch (opcode(node)) {
      case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> {
        for (ExprOrOpArgNode conjunct : node.getArgs()) {
          walk(conjunct, context, visitor);
        }
      }
      case ToolGlobals.OPCODE_bf -> {
        IContextEnumerator contexts =
            tool.contexts(node, context, TLCState.Empty, TLCState.Empty, EvalControl.Clear);
        for (Context one = contexts.nextElement(); one != null; one = contexts.nextElement()) {
          walk(node.getArgs()[0], one, visitor);
        }
      }
      default -> {
        if (node.getOperator() instanceof OpDefNode definition
            && opcode(node) == 0
            && definition.getParams().length == 0) {
          walk(definition.getBody(), context, visitor);
        } else {
          visitor.visit(node, context);
        }
      }
    }
  }

  private static int opcode(OpApplNode node) {
    return BuiltInOPs.getOpCode(node.getOperator().getName());
  }

  /** The A of {@code []<><<A>>_vars}. */
  private static ExprOrOpArgNode again(ExprOrOpArgNode formula) {
    OpApplNode node = (OpApplNode) formula;
    return switch (opcode(node)) {
      case ToolGlobals.OPCODE_box, ToolGlobals.OPCODE_diamond -> again(node.getArgs()[0]);
      case ToolGlobals.OPCODE_aa -> node.getArgs()[0];
      default -> throw new SpecFailure("not of the form []<><<A>>_vars: " + node, null);
    };
  }

  private FairnessCondition condition(
      Kind kind,
      ExprOrOpArgNode action,
      Context context,
      TLCState from,
      TLCState to,
      boolean stutters) {
    return new FairnessCondition(
        kind, label(action, context), !stutters && holds(action, context, from, to));
  }

  private static String label(ExprOrOpArgNode action, Context context) {
    OpApplNode node = (OpApplNode) action;
    int opcode = opcode(node);
    if (opcode == ToolGlobals.OPCODE_lor || opcode == ToolGlobals.OPCODE_dl) {
      return label(node.getArgs()[0], context);
    }
    String name = node.getOperator().getName().toString();
    if (node.getArgs().length == 0) {
      return name;
    }
    StringJoiner label = new StringJoiner(",", name + "(", ")");
    for (ExprOrOpArgNode argument : node.getArgs()) {
      label.add(String.valueOf(context.lookup(((OpApplNode) argument).getOperator())));
    }
    return label.toString();
  }

  private boolean holds(SemanticNode formula, Context context, TLCState from, TLCState to) {
    Object value =
        to == null
            ? tool.eval((ExprNode) formula, context, from)
            : tool.eval((ExprNode) formula, context, from, to, EvalControl.Clear);
    return ((BoolValue) value).val;
  }
}
