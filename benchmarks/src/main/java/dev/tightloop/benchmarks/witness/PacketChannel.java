package dev.tightloop.benchmarks.witness;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Packets of the GDB remote serial protocol over one connection: {@code $data#checksum}, each
 * acknowledged by {@code +} or asked for again by {@code -} (GDB manual, appendix E.1).
 */
final class PacketChannel implements Closeable {

  private static final int ATTEMPTS = 3;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  PacketChannel(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
  }

  /** Sends a packet and returns the one that answers it. */
  String request(String data) throws IOException {
    send(data);
    return receive();
  }

  /** Sends a packet, again if the other side asks for it. */
  void send(String data) throws IOException {
    byte[] packet = packet(data);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      out.write(packet);
      out.flush();
      if (acknowledged()) {
        return;
      }
    }
    throw new WitnessException("the witness did not accept the packet " + data);
  }

  private boolean acknowledged() throws IOException {
    while (true) {
      int c = next();
      if (c == '+') {
        return true;
      }
      if (c == '-') {
        return false;
      }
    }
  }

  /** The next packet's data, escapes and run lengths undone. */
  String receive() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      while (next() != '$') {
        // Acknowledgements that nobody waits for any more.
      }
      StringBuilder raw = new StringBuilder();
      for (int c = next(); c != '#'; c = next()) {
        raw.append((char) c);
      }
      int sum = Character.digit(next(), 16) << 4 | Character.digit(next(), 16);
      boolean whole = sum == checksum(raw);
      out.write(whole ? '+' : '-');
      out.flush();
      if (whole) {
        return unescaped(raw);
      }
    }
    throw new WitnessException("the witness sends packets with wrong checksums");
  }

  private int next() throws IOException {
    int c = in.read();
    if (c < 0) {
      throw new EOFException("the witness closed the connection");
    }
    return c;
  }

  private static byte[] packet(String data) {
    StringBuilder escaped = new StringBuilder();
    for (char c : data.toCharArray()) {
      if (c == '$' || c == '#' || c == '}' || c == '*') {
        escaped.append('}').append((char) (c ^ 0x20));
      } else {
        escaped.append(c);
      }
    }
    String text = String.format("$%s#%02x", escaped, checksum(escaped));
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int checksum(CharSequence data) {
    int sum = 0;
    for (int i = 0; i < data.length(); i++) {
      sum += data.charAt(i);
    }
    return sum & 0xff;
  }

  private static String unescaped(CharSequence raw) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '}' && i + 1 < raw.length()) {
        data.append((char) (raw.charAt(++i) ^ 0x20));
      } else if (c == '*' && i + 1 < raw.length() && data.length() > 0) {
        // "0* " is 0 and three more of it: the count is the character less 29.
        String again = String.valueOf(data.charAt(data.length() - 1));
        data.append(again.repeat(raw.charAt(++i) - 29));
      } else {
        data.append(c);
      }
    }
    return data.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
