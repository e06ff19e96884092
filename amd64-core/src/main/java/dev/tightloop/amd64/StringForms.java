package dev.tightloop.amd64;

import static dev.tightloop.amd64.OperandEncoding.AL;
import static dev.tightloop.amd64.OperandEncoding.RAX;
import static dev.tightloop.amd64.OperandEncoding.TABLE;
import static dev.tightloop.amd64.OperandEncoding.X8;
import static dev.tightloop.amd64.OperandEncoding.XV;
import static dev.tightloop.amd64.OperandEncoding.Y8;
import static dev.tightloop.amd64.OperandEncoding.YV;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/** The rows of the string instructions and XLAT (Intel SDM vol. 2, table A-2). */
final class StringForms {
  private final OpcodeTable table;

  private StringForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    StringForms forms = new StringForms(table);
    Form.Builder movs =
        o -> Repetition.rep(Strings.movs(o.memory(0), o.memory(1), o.prefixes()), o.prefixes());
    forms.copying(0xa4, "movs", movs, Y8, X8);
    forms.copying(0xa5, "movs", movs, YV, XV);
    Form.Builder stos =
        o -> Repetition.rep(Strings.stos(o.memory(0), o.scalar(1), o.prefixes()), o.prefixes());
    forms.copying(0xaa, "stos", stos, Y8, AL);
    forms.copying(0xab, "stos", stos, YV, RAX);
    Form.Builder lods =
        o -> Repetition.rep(Strings.lods(o.scalar(0), o.memory(1), o.prefixes()), o.prefixes());
    forms.copying(0xac, "lods", lods, AL, X8);
    forms.copying(0xad, "lods", lods, RAX, XV);
    Form.Builder cmps =
        o ->
            Repetition.whileCompared(
                Strings.cmps(o.memory(0), o.memory(1), o.prefixes()), o.prefixes());
    forms.comparing(0xa6, "cmps", cmps, X8, Y8);
    forms.comparing(0xa7, "cmps", cmps, XV, YV);
    Form.Builder scas =
        o ->
            Repetition.whileCompared(
                Strings.scas(o.scalar(0), o.memory(1), o.prefixes()), o.prefixes());
    forms.comparing(0xae, "scas", scas, AL, Y8);
    forms.comparing(0xaf, "scas", scas, RAX, YV);
    table.add(0xd7, Form.of("xlat", o -> Moves.xlat(o.memory(0)), TABLE));
  }

  private void copying(int opcode, String name, Form.Builder builder, OperandEncoding... operands) {
    add(opcode, name, "rep ", builder, operands);
  }

  private void comparing(
      int opcode, String name, Form.Builder builder, OperandEncoding... operands) {
    add(opcode, name, "repz ", builder, operands);
  }

  private void add(
      int opcode, String name, String f3, Form.Builder builder, OperandEncoding... operands) {
    table.add(opcode, Form.of(name, builder, operands));
    table.add(PrefixClass.PF3, opcode, Form.of(f3 + name, builder, operands));
    table.add(PrefixClass.PF2, opcode, Form.of("repnz " + name, builder, operands));
  }
}
