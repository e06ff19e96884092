package dev.tightloop.spec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.StringNode;
import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.IValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Where threads are, to leave out actions that are not possible there without asking TLC. Most
 * actions begin with {@code At(t, "pc")}, which {@code spec/Runtime.tla} defines as {@code
 * thread[t].pc = pc /\ thread[t].handler = "none"}: it is FALSE for all but one of a thread's
 * actions, and TLC takes most of its time to find that out.
 */
final class Places {

  private static final UniqueString THREAD = UniqueString.uniqueStringOf("thread");
  private static final StringValue PC = new StringValue("pc");
  private static final StringValue HANDLER = new StringValue("handler");
  private static final String NO_HANDLER = "none";

  /** A thread's place that an action begins with. */
  record Place(String thread, String pc) {}

  private Places() {}

  /** The place that an action's first conjunct demands, if it has this form. */
  static Optional<Place> demanded(Action action, FastTool tool) {
    if (action.getOpDef().getBody() instanceof OpApplNode body
        && isNamed(body, "$ConjList")
        && body.getArgs()[0] instanceof OpApplNode first
        && isNamed(first, "At")
        && first.getArgs()[1] instanceof StringNode pc) {
      Context parameters = action.con;
      IValue thread = tool.eval(first.getArgs()[0], parameters, TLCState.Empty);
      return Optional.of(new Place(thread.toString(), pc.getRep().toString()));
    }
    return Optional.empty();
  }

  private static boolean isNamed(OpApplNode application, String name) {
    return application.getOperator().getName().toString().equals(name);
  }

  /** The places of the threads whose programs run, none of those whose handlers do. */
  static Map<String, String> of(TLCState state) {
    Map<String, String> places = new HashMap<>();
    FcnRcdValue threads = (FcnRcdValue) ((Value) state.lookup(THREAD)).toFcnRcd();
    Value[] names = threads.getDomainAsValues();
    for (int i = 0; i < names.length; i++) {
      RecordValue record = (RecordValue) threads.values[i].toRcd();
      if (text(record.select(HANDLER)).equals(NO_HANDLER)) {
        places.put(names[i].toString(), text(record.select(PC)));
      }
    }
    return places;
  }

  private static String text(Value value) {
    return ((StringValue) value).val.toString();
  }
}
