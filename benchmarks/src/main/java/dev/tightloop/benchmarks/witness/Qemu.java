package dev.tightloop.benchmarks.witness;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** QEMU's user emulation as a witness: a process that waits at the program's first instruction. */
final class Qemu implements Closeable {

  /** An x86-64-v1 processor: no AVX, so that Go does not use it. */
  private static final String MODEL = "qemu64";

  private static final int ATTEMPTS = 200;
  private static final int PAUSE_MILLIS = 50;

  private final Process process;
  private final InetSocketAddress address;

  /**
   * Starts a program under QEMU, with no environment.
   *
   * @throws WitnessException if QEMU cannot be started
   */
  Qemu(String command, Path executable, List<String> arguments) throws IOException {
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    List<String> line = new ArrayList<>();
    line.addAll(List.of(command, "-cpu", MODEL, "-g", Integer.toString(address.getPort())));
    line.add(executable.toAbsolutePath().toString());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    if (path != null) {
      builder.environment().put("PATH", path);
    }
    try {
      process = builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new WitnessException(
          command + " cannot be started; install Debian's qemu-user, or give --gdb HOST:PORT");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Connects as soon as QEMU listens. */
  GdbTarget connect() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!process.isAlive()) {
        throw new WitnessException("QEMU ended with " + process.exitValue() + " before it began");
      }
      try {
        return GdbTarget.connect(address);
      } catch (ConnectException notYet) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    throw new WitnessException("QEMU does not listen at " + address);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
