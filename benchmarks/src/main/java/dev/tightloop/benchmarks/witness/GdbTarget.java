package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Registers;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Optional;

/** A process of one thread, stopped, behind a server of the GDB remote serial protocol. */
final class GdbTarget implements Closeable {

  private static final int CHUNK = 1024;
  private static final int SIGTRAP = 5;
  private static final int TIMEOUT_MILLIS = 60_000;

  private final PacketChannel channel;
  private final RegisterLayout layout;

  private GdbTarget(PacketChannel channel) throws IOException {
    this.channel = channel;
    channel.request("qSupported:xmlRegisters=i386;swbreak+;hwbreak+");
    // gdbserver wants a thread to be chosen before it describes the registers.
    channel.request("Hg0");
    layout = new RegisterLayout(this::feature);
  }

  /**
   * Connects to a server.
   *
   * @throws IOException if nobody listens there
   * @throws WitnessException if it is no server of the protocol for amd64
   */
  static GdbTarget connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(address, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      return new GdbTarget(new PacketChannel(socket));
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** The FS base is part of {@link #registers}. */
  boolean hasFsBase() {
    return layout.hasFsBase();
  }

  Registers registers() throws IOException {
    // Registers that a server does not know come as "xx".
    return layout.parse(hex("g", channel.request("g").replace('x', '0')));
  }

  /** Bytes of memory; empty where they cannot be read. */
  Optional<byte[]> memory(long address, int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
    while (bytes.size() < length) {
      int count = Math.min(CHUNK, length - bytes.size());
      String request = String.format("m%x,%x", address + bytes.size(), count);
      String answer = channel.request(request);
      if (answer.startsWith("E") || answer.isEmpty()) {
        return Optional.empty();
      }
      bytes.writeBytes(hex(request, answer));
    }
    return Optional.of(bytes.toByteArray());
  }

  /** Changes bytes of memory. */
  void write(long address, byte[] bytes) throws IOException {
    String hex = HexFormat.of().formatHex(bytes);
    String request = String.format("M%x,%x:%s", address, bytes.length, hex);
    if (!channel.request(request).equals("OK")) {
      throw new WitnessException("the witness does not let its memory be written");
    }
  }

  /** Executes one instruction, or what the server takes for one. */
  Stop step() throws IOException {
    return stop(channel.request("s"));
  }

  /** Executes up to an address. */
  Stop runTo(long address) throws IOException {
    String breakpoint = String.format("0,%x,1", address);
    if (!channel.request("Z" + breakpoint).equals("OK")) {
      throw new WitnessException("the witness has no breakpoints (packet Z0)");
    }
    Stop stop = stop(channel.request("c"));
    if (stop.signal() == SIGTRAP) {
      channel.request("z" + breakpoint);
    }
    return stop;
  }

  /**
   * Why the process stopped.
   *
   * @param signal its number, SIGTRAP after a step; 0 when the process ended
   * @param answer the server's words
   */
  record Stop(int signal, String answer) {
    boolean trapped() {
      return signal == SIGTRAP;
    }
  }

  private static Stop stop(String answer) {
    if ((answer.startsWith("T") || answer.startsWith("S")) && answer.length() >= 3) {
      return new Stop(Integer.parseInt(answer.substring(1, 3), 16), answer);
    }
    if (answer.startsWith("W") || answer.startsWith("X")) {
      return new Stop(0, answer);
    }
    throw new WitnessException("the witness answered a step with \"" + answer + "\"");
  }

  private String feature(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      String request = String.format("qXfer:features:read:%s:%x,%x", name, text.length(), CHUNK);
      String answer = channel.request(request);
      if (!answer.startsWith("m") && !answer.startsWith("l")) {
        throw new WitnessException("the witness does not describe its registers (" + name + ")");
      }
      text.append(answer.substring(1));
      if (answer.startsWith("l")) {
        return text.toString();
      }
    }
  }

  private static byte[] hex(String request, String answer) {
    try {
      return HexFormat.of().parseHex(answer);
    } catch (IllegalArgumentException e) {
      throw new WitnessException(
          "the witness answered \"" + request + "\" with \"" + answer + "\"");
    }
  }

  /** Ends the process and the connection. */
  @Override
  public void close() throws IOException {
    try {
      channel.send("k");
    } catch (IOException e) {
      // It is gone already.
    } finally {
      channel.close();
    }
  }
}
