package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Registers;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Where each register lies in the answer to {@code g}, from the target description (GDB manual,
 * appendix G): registers in the order of their numbers, each as wide as it says, little-endian.
 */
final class RegisterLayout {

  /** Reads one file of a target description. */
  interface Files {
    String read(String name) throws IOException;
  }

  private record Register(String name, int bytes) {}

  private final Files files;
  private final TreeMap<Integer, Register> byNumber = new TreeMap<>();
  private final Map<String, Integer> offsets = new HashMap<>();
  private int number;

  /**
   * @throws WitnessException if it does not describe amd64
   */
  RegisterLayout(Files files) throws IOException {
    this.files = files;
    try {
      add("target.xml");
    } catch (XMLStreamException e) {
      throw new WitnessException("the witness' target description is no XML: " + e.getMessage());
    }
    int offset = 0;
    for (Register register : byNumber.values()) {
      offsets.put(register.name, offset);
      offset += register.bytes;
    }
    for (String needed : new String[] {"rax", "r15", "rip", "eflags", "xmm0", "xmm15", "mxcsr"}) {
      if (!offsets.containsKey(needed)) {
        throw new WitnessException("the witness has no register " + needed + "; is it amd64?");
      }
    }
  }

  private void add(String file) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // QEMU writes xi:include without saying what xi is.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(files.read(file)));
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().endsWith("include")) {
        add(xml.getAttributeValue(null, "href"));
      } else if (xml.getLocalName().equals("reg")) {
        String given = xml.getAttributeValue(null, "regnum");
        number = given == null ? number : Integer.parseInt(given);
        int bits = Integer.parseInt(xml.getAttributeValue(null, "bitsize"));
        byNumber.put(number++, new Register(xml.getAttributeValue(null, "name"), bits / 8));
      }
    }
  }

  /** Whether the answers tell the FS base. */
  boolean hasFsBase() {
    return offsets.containsKey("fs_base");
  }

  /** The registers out of an answer to {@code g}; a register that it lacks stays as at reset. */
  Registers parse(byte[] block) {
    Registers registers = new Registers();
    for (Gpr r : Gpr.values()) {
      registers.gpr(r, number(block, r.name().toLowerCase(Locale.ROOT), 0, 8));
    }
    registers.rip(number(block, "rip", 0, 8));
    registers.rflags(number(block, "eflags", 0, 4));
    for (int n = 0; n < 16; n++) {
      registers.xmm(n, number(block, "xmm" + n, 0, 8), number(block, "xmm" + n, 8, 8));
    }
    registers.mxcsr((int) number(block, "mxcsr", 0, 4));
    if (hasFsBase()) {
      registers.fsBase(number(block, "fs_base", 0, 8));
    }
    return registers;
  }

  private long number(byte[] block, String register, int skip, int bytes) {
    int at = offsets.get(register) + skip;
    if (at + bytes > block.length) {
      throw new WitnessException("the witness did not send " + register);
    }
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | block[at + i] & 0xff;
    }
    return value;
  }
}
