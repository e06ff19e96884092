package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Registers;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  private static final int NONE = -1;

  /** Reads one file of a target description. */
  interface Files {
    String read(String name) throws IOException;
  }

  private record Register(String name, int bytes) {}

  private final Files files;
  private final TreeMap<Integer, Register> byNumber = new TreeMap<>();
  private final Map<String, Integer> offsets = new HashMap<>();
  private final int[] general = new int[Gpr.values().length];
  private final int[] vectors = new int[16];
  private final int rip;
  private final int eflags;
  private final int mxcsr;
  private final int fsBase;
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
    for (Gpr r : Gpr.values()) {
      general[r.ordinal()] = offset(r.name().toLowerCase(Locale.ROOT));
    }
    for (int n = 0; n < vectors.length; n++) {
      vectors[n] = offset("xmm" + n);
    }
    rip = offset("rip");
    eflags = offset("eflags");
    mxcsr = offset("mxcsr");
    fsBase = offsets.getOrDefault("fs_base", NONE);
  }

  private int offset(String name) {
    Integer offset = offsets.get(name);
    if (offset == null) {
      throw new WitnessException("the witness has no register " + name + "; is it amd64?");
    }
    return offset;
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
    return fsBase != NONE;
  }

  /**
   * The registers out of an answer to {@code g}.
   *
   * @throws WitnessException if the answer ends before the last of them
   */
  Registers parse(byte[] answer) {
    ByteBuffer block = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    Registers registers = new Registers();
    try {
      for (int n = 0; n < general.length; n++) {
        registers.gpr(n, block.getLong(general[n]));
      }
      for (int n = 0; n < vectors.length; n++) {
        registers.xmm(n, block.getLong(vectors[n]), block.getLong(vectors[n] + Long.BYTES));
      }
      registers.rip(block.getLong(rip));
      registers.rflags(block.getInt(eflags) & 0xffff_ffffL);
      registers.mxcsr(block.getInt(mxcsr));
      if (hasFsBase()) {
        registers.fsBase(block.getLong(fsBase));
      }
    } catch (IndexOutOfBoundsException e) {
      throw new WitnessException("the witness sent " + answer.length + " bytes of registers only");
    } catch (IllegalArgumentException e) {
      throw new WitnessException("the witness has " + e.getMessage());
    }
    return registers;
  }
}
