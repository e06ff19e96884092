package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name that the decoder has is in no family of {@link LeftOut}, or its loss would be no gap. */
class LeftOutTest {
  private static final List<String> OPERANDS =
      List.of(
          "", " eax", " eax,DWORD PTR [rax]", " xmm1,xmm2", " xmm1,xmm2,0x1", " WORD PTR [rax]");

  @Test
  void noNameOfTheTablesIsLeftOut() {
    Set<String> both = new TreeSet<>();
    for (String name : names()) {
      for (String operands : OPERANDS) {
        LeftOut.of(name + operands, 0).ifPresent(family -> both.add(name + ": " + family));
      }
    }
    assertEquals(Set.of(), both);
    assertTrue(names().size() > 900, () -> names().size() + " names");
  }

  @Test
  void otherNamesAre() {
    assertEquals(Optional.of(LeftOut.FMA4_AND_XOP), LeftOut.of("vpmacssww xmm1,xmm2", 0x8f));
    assertEquals(Optional.of(LeftOut.X87), LeftOut.of("fadd st,st(1)", 0xd8));
    assertEquals(Optional.empty(), LeftOut.of("add eax,ecx", 1));
  }

  private static Set<String> names() {
    Stream<Form> forms =
        Stream.concat(
            OpcodeTable.rows().stream().map(OpcodeTable.Row::form),
            VexTable.rows().stream().map(VexTable.Row::form));
    Set<String> names = new TreeSet<>();
    forms.forEach(
        form -> {
          names.addAll(List.of(form.mnemonics()));
          Stream.of(form.byImmediate()).filter(Objects::nonNull).forEach(names::add);
        });
    return names;
  }
}
