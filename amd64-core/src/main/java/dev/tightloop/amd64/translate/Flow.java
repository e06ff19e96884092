package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where an instruction leads. */
enum Flow {
  /** To the next one. */
  NEXT,
  /** JMP to a constant. This and the next two: one that is canonical, else the jump faults. */
  JUMP,
  /** Jcc. */
  BRANCH,
  /** CALL of a constant. */
  CALL,
  /** RET without operand. */
  RETURN,
  /** Somewhere; its operation says where. */
  ELSEWHERE,
  /**
   * The interpreter must do it: it may trap, or make the next instruction trap, or fault with a
   * part of its work done (repeated string instructions).
   */
  STOP;

  private static final Map<String, Condition> CONDITIONS = new HashMap<>();

  static {
    for (Condition condition : Condition.values()) {
      CONDITIONS.put(condition.name().toLowerCase(Locale.ROOT), condition);
    }
  }

  static Flow of(Instruction instruction) {
    String name = instruction.mnemonic();
    List<Place> places = instruction.places();
    boolean constant =
        !places.isEmpty()
            && places.get(0) instanceof Place.Constant target
            && Cpu.isCanonical(target.value());
    if (name.equals("jmp") && constant) {
      return JUMP;
    } else if (name.equals("call") && constant) {
      return CALL;
    } else if (name.equals("ret") && places.isEmpty()) {
      return RETURN;
    } else if (name.startsWith("j") && constant && condition(name, "j") != null) {
      return BRANCH;
    } else if (name.startsWith("j")
        || name.startsWith("loop")
        || instruction.isCall()
        || instruction.isReturn()) {
      return ELSEWHERE;
    }
    String last = name.substring(name.lastIndexOf(' ') + 1);
    if (name.startsWith("rep")
        || last.startsWith("sys")
        || last.startsWith("int")
        || last.startsWith("popf")
        || last.startsWith("iret")) {
      return STOP;
    }
    return NEXT;
  }

  /** The constant that a jump or call goes to. */
  static long target(Instruction instruction) {
    return ((Place.Constant) instruction.places().get(0)).value();
  }

  /** The condition behind a prefix of the mnemonic: {@code AE} of {@code setae}; or null. */
  static Condition condition(String mnemonic, String prefix) {
    return mnemonic.startsWith(prefix) ? CONDITIONS.get(mnemonic.substring(prefix.length())) : null;
  }
}
