package dev.tightloop.amd64;

import static dev.tightloop.amd64.FloatFormat.BINARY32;
import static dev.tightloop.amd64.FloatFormat.BINARY64;
import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.V32;
import static dev.tightloop.amd64.OperandEncoding.V64;
import static dev.tightloop.amd64.OperandEncoding.W128;
import static dev.tightloop.amd64.OperandEncoding.W32;
import static dev.tightloop.amd64.OperandEncoding.W64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/**
 * The rows of SSE's and SSE2's floating-point arithmetic (Intel SDM vol. 2, table A-3).
 *
 * <p>RCPPS, RCPSS, RSQRTPS and RSQRTSS have none: they give approximations whose bits the manual
 * leaves to each processor, so that no result would be the right one.
 */
final class FloatForms {
  private final OpcodeTable table;

  private FloatForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    FloatForms forms = new FloatForms(table);
    for (FloatArithmetic operation : FloatArithmetic.values()) {
      forms.all(
          operation.opcode(),
          operation.mnemonic(),
          operation,
          o -> ScalarDouble.arithmetic(operation, o.scalar(0), o.scalar(1)));
    }
    forms.all(0x5d, "min", FloatComparison::min);
    forms.all(0x5f, "max", FloatComparison::max);
    forms.predicates();
    forms.compareSingles(0x2e, "ucomiss", false);
    forms.compareSingles(0x2f, "comiss", true);
    forms.compareDoubles(0x2e, "ucomisd", false);
    forms.compareDoubles(0x2f, "comisd", true);
    forms.scalarConversions();
    forms.packedConversions();
  }

  private void all(int opcode, String name, FloatFunction function) {
    all(
        opcode,
        name,
        function,
        o -> FloatOperations.scalar(BINARY64, function, o.scalar(0), o.scalar(1)));
  }

  /** PS, PD, SS and SD. */
  private void all(int opcode, String name, FloatFunction function, Form.Builder scalarDouble) {
    table.add(
        NONE,
        ESCAPE + opcode,
        Form.of(
            name + "ps",
            o -> FloatOperations.packedSingle(function, o.vector(0), o.vector(1)),
            V128,
            W128));
    table.add(
        P66,
        ESCAPE + opcode,
        Form.of(
            name + "pd",
            o -> FloatOperations.packedDouble(function, o.vector(0), o.vector(1)),
            V128,
            W128));
    table.add(
        PF3,
        ESCAPE + opcode,
        Form.of(
            name + "ss",
            o -> FloatOperations.scalar(BINARY32, function, o.scalar(0), o.scalar(1)),
            V32,
            W32));
    table.add(PF2, ESCAPE + opcode, Form.of(name + "sd", scalarDouble, V64, W64));
  }

  private void predicates() {
    predicate(
        NONE,
        "ps",
        o ->
            FloatOperations.packedSingle(
                FloatPredicate.of(o.immediate(2)), o.vector(0), o.vector(1)),
        V128,
        W128);
    predicate(
        P66,
        "pd",
        o ->
            FloatOperations.packedDouble(
                FloatPredicate.of(o.immediate(2)), o.vector(0), o.vector(1)),
        V128,
        W128);
    predicate(
        PF3,
        "ss",
        o ->
            FloatOperations.scalar(
                BINARY32, FloatPredicate.of(o.immediate(2)), o.scalar(0), o.scalar(1)),
        V32,
        W32);
    predicate(
        PF2,
        "sd",
        o ->
            FloatOperations.scalar(
                BINARY64, FloatPredicate.of(o.immediate(2)), o.scalar(0), o.scalar(1)),
        V64,
        W64);
  }

  private void predicate(
      PrefixClass prefix,
      String suffix,
      Form.Builder builder,
      OperandEncoding reg,
      OperandEncoding rm) {
    String[] names = new String[FloatPredicate.values().length];
    for (FloatPredicate predicate : FloatPredicate.values()) {
      names[predicate.ordinal()] = predicate.mnemonic() + suffix;
    }
    Form form = Form.of("cmp" + suffix, builder, reg, rm, I8).byImmediate(names);
    table.add(prefix, ESCAPE + 0xc2, form);
  }

  private void compareSingles(int opcode, String name, boolean quietIsInvalid) {
    table.add(
        NONE,
        ESCAPE + opcode,
        Form.of(
            name,
            o -> FloatOperations.compare(BINARY32, o.scalar(0), o.scalar(1), quietIsInvalid),
            V32,
            W32));
  }

  private void compareDoubles(int opcode, String name, boolean quietIsInvalid) {
    table.add(
        P66,
        ESCAPE + opcode,
        Form.of(
            name, o -> ScalarDouble.compare(o.scalar(0), o.scalar(1), quietIsInvalid), V64, W64));
  }

  private void scalarConversions() {
    table.add(
        PF3,
        ESCAPE + 0x2a,
        Form.of(
            "cvtsi2ss",
            o -> FloatOperations.fromInteger(BINARY32, o.scalar(0), o.scalar(1)),
            V32,
            EY));
    table.add(
        PF2,
        ESCAPE + 0x2a,
        Form.of("cvtsi2sd", o -> ScalarDouble.fromInteger(o.scalar(0), o.scalar(1)), V64, EY));
    toInteger(PF3, 0x2c, "cvttss2si", BINARY32, true, W32);
    toInteger(PF3, 0x2d, "cvtss2si", BINARY32, false, W32);
    toInteger(PF2, 0x2d, "cvtsd2si", BINARY64, false, W64);
    table.add(
        PF2,
        ESCAPE + 0x2c,
        Form.of("cvttsd2si", o -> ScalarDouble.toInteger(o.scalar(0), o.scalar(1)), GY, W64));
    table.add(
        PF3,
        ESCAPE + 0x5a,
        Form.of("cvtss2sd", o -> FloatOperations.cvtss2sd(o.scalar(0), o.scalar(1)), V64, W32));
    table.add(
        PF2,
        ESCAPE + 0x5a,
        Form.of("cvtsd2ss", o -> FloatOperations.cvtsd2ss(o.scalar(0), o.scalar(1)), V32, W64));
  }

  private void toInteger(
      PrefixClass prefix,
      int opcode,
      String name,
      FloatFormat format,
      boolean truncate,
      OperandEncoding rm) {
    table.add(
        prefix,
        ESCAPE + opcode,
        Form.of(
            name,
            o -> FloatOperations.toInteger(format, o.scalar(0), o.scalar(1), truncate),
            GY,
            rm));
  }

  private void packedConversions() {
    table.add(
        NONE,
        ESCAPE + 0x5a,
        Form.of("cvtps2pd", o -> FloatOperations.cvtps2pd(o.vector(0), o.scalar(1)), V128, W64));
    table.add(
        PF3,
        ESCAPE + 0xe6,
        Form.of("cvtdq2pd", o -> FloatOperations.cvtdq2pd(o.vector(0), o.scalar(1)), V128, W64));
    whole(P66, 0x5a, "cvtpd2ps", o -> FloatOperations.cvtpd2ps(o.vector(0), o.vector(1)));
    whole(NONE, 0x5b, "cvtdq2ps", o -> FloatOperations.cvtdq2ps(o.vector(0), o.vector(1)));
    singlesToIntegers(P66, "cvtps2dq", false);
    singlesToIntegers(PF3, "cvttps2dq", true);
    doublesToIntegers(PF2, "cvtpd2dq", false);
    doublesToIntegers(P66, "cvttpd2dq", true);
  }

  private void singlesToIntegers(PrefixClass prefix, String name, boolean truncate) {
    whole(
        prefix,
        0x5b,
        name,
        o -> FloatOperations.singlesToIntegers(o.vector(0), o.vector(1), truncate));
  }

  private void doublesToIntegers(PrefixClass prefix, String name, boolean truncate) {
    whole(
        prefix,
        0xe6,
        name,
        o -> FloatOperations.doublesToIntegers(o.vector(0), o.vector(1), truncate));
  }

  private void whole(PrefixClass prefix, int opcode, String name, Form.Builder builder) {
    table.add(prefix, ESCAPE + opcode, Form.of(name, builder, V128, W128));
  }

  private static OperandEncoding[] encodings(OperandEncoding... encodings) {
    return encodings;
  }
}
