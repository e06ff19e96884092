package dev.tightloop.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.amd64.Gpr;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameLayoutTest {

  /** The header of the frame itself is the kernel's own and not installed: it is three fields. */
  private static final String HEADERS =
      """
      #include <stddef.h>
      #include <stdio.h>
      #include <asm/signal.h>
      #include <asm/siginfo.h>
      #include <asm/sigcontext.h>
      #include <asm/ucontext.h>
      struct rt_sigframe { char *pretcode; struct ucontext uc; struct siginfo info; };
      """;

  private static final List<Class<?>> CLASSES =
      List.of(
          FrameLayout.class,
          Signals.class,
          SignalAction.class,
          SignalInfo.class,
          SignalStack.class);

  @TempDir Path directory;

  @Test
  void everyNumberIsTheOneInTheHeadersOfThisMachine() throws Exception {
    Map<String, Long> ours = constants();
    StringBuilder program = new StringBuilder(HEADERS).append("int main(void) {\n");
    Map<String, String> expressions = expressions();
    for (String name : ours.keySet()) {
      String expression = expressions.getOrDefault(name, name);
      program.append("printf(\"%s %%lld\\n\", (long long) (%s));%n".formatted(name, expression));
    }
    CProgram compiled = CProgram.compile(directory, program.append("}\n").toString());

    Map<String, Long> theirs = new TreeMap<>();
    for (String line : compiled.run("")) {
      String[] words = line.split(" ");
      theirs.put(words[0], Long.parseLong(words[1]));
    }

    assertEquals(theirs, ours);
  }

  @Test
  void everyRegisterHasItsOwnPlaceInTheSigcontext() throws Exception {
    List<Integer> seen = new ArrayList<>();
    for (Gpr register : Gpr.values()) {
      Field field = FrameLayout.class.getField("SC_" + register.name());
      assertEquals(field.getInt(null), FrameLayout.sigcontextOffset(register));
      seen.add(FrameLayout.sigcontextOffset(register));
    }
    assertEquals(16, seen.stream().distinct().count());
  }

  /** All public numbers of the classes, so that a new one cannot escape the comparison. */
  private static Map<String, Long> constants() throws IllegalAccessException {
    Map<String, Long> values = new TreeMap<>();
    for (Class<?> type : CLASSES) {
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Modifier.isPublic(modifiers)
            && Modifier.isStatic(modifiers)
            && field.getType().isPrimitive()) {
          boolean unsignedWord = field.getName().startsWith("FP_XSTATE_MAGIC");
          long value = ((Number) field.get(null)).longValue();
          values.put(field.getName(), unsignedWord ? value & 0xffff_ffffL : value);
        }
      }
    }
    return values;
  }

  private static Map<String, String> expressions() {
    Map<String, String> of = new HashMap<>();
    field(of, "FRAME_PRETCODE", "struct rt_sigframe, pretcode");
    field(of, "FRAME_UCONTEXT", "struct rt_sigframe, uc");
    field(of, "FRAME_SIGINFO", "struct rt_sigframe, info");
    of.put("FRAME_SIZE", "sizeof(struct rt_sigframe)");
    for (String name : List.of("flags", "link", "stack", "mcontext", "sigmask")) {
      field(of, "UC_" + name.toUpperCase(Locale.ROOT), "struct ucontext, uc_" + name);
    }
    of.put("UC_SIZE", "sizeof(struct ucontext)");
    field(of, "SS_SP", "stack_t, ss_sp");
    field(of, "SS_FLAGS", "stack_t, ss_flags");
    field(of, "SS_SIZE", "stack_t, ss_size");
    for (Gpr register : Gpr.values()) {
      sigcontext(of, register.name());
    }
    for (String name : "RIP EFLAGS CS GS FS SS ERR TRAPNO OLDMASK CR2 FPSTATE".split(" ")) {
      sigcontext(of, name);
    }
    of.put("SC_SIZE", "sizeof(struct sigcontext)");
    field(of, "SI_SIGNO", "struct siginfo, si_signo");
    field(of, "SI_ERRNO", "struct siginfo, si_errno");
    field(of, "SI_CODE", "struct siginfo, si_code");
    field(of, "SI_FIELDS", "struct siginfo, _sifields");
    of.put("SI_SIZE", "sizeof(struct siginfo)");
    field(of, "FP_FCW", "struct _fpstate, cwd");
    field(of, "FP_FSW", "struct _fpstate, swd");
    field(of, "FP_MXCSR", "struct _fpstate, mxcsr");
    field(of, "FP_MXCSR_MASK", "struct _fpstate, mxcsr_mask");
    field(of, "FP_XMM", "struct _fpstate, xmm_space");
    for (String name : List.of("magic1", "extended_size", "xfeatures", "xstate_size")) {
      field(of, "FP_SW_" + name.toUpperCase(Locale.ROOT), "struct _fpstate, sw_reserved." + name);
    }
    of.put("FP_SIZE", "sizeof(struct _fpstate)");
    field(of, "XSTATE_BV", "struct _xstate, xstate_hdr.xfeatures");
    field(of, "XSTATE_COMPACTION_BV", "struct _xstate, xstate_hdr.reserved1[0]");
    field(of, "XSTATE_RESERVED", "struct _xstate, xstate_hdr.reserved1[1]");
    field(of, "XSTATE_YMM_UPPER", "struct _xstate, ymmh");
    of.put("XSTATE_SIZE", "sizeof(struct _xstate)");
    of.put("XSTATE_MAGIC2_SIZE", "FP_XSTATE_MAGIC2_SIZE");
    of.put("LAST_STANDARD", "SIGRTMIN - 1");
    of.put("MINIMUM_SIZE", "MINSIGSTKSZ");
    for (String name : List.of("SA_NODEFER", "SA_RESETHAND")) {
      of.put(name, "(unsigned) " + name);
    }
    return of;
  }

  private static void sigcontext(Map<String, String> of, String name) {
    field(of, "SC_" + name, "struct sigcontext, " + name.toLowerCase(Locale.ROOT));
  }

  private static void field(Map<String, String> of, String name, String structAndMember) {
    of.put(name, "offsetof(" + structAndMember + ")");
  }
}
