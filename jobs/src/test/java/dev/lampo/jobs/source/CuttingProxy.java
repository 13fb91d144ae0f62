package dev.lampo.jobs.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The way to a server on this machine, which may be cut, slow, or lead nowhere. */
public final class CuttingProxy implements AutoCloseable {
  private static final int PIECE = 8_192;

  private final int serverPort;
  private final ServerSocket entry;
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile long cutAfter = Long.MAX_VALUE;
  private volatile long delayNanos;

  private CuttingProxy(int serverPort, ServerSocket entry) {
    this.serverPort = serverPort;
    this.entry = entry;
  }

  /** A way to a port of the loopback interface. */
  public static CuttingProxy to(int serverPort) {
    try {
      ServerSocket entry = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
      CuttingProxy proxy = new CuttingProxy(serverPort, entry);
      daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients connect instead. */
  public int port() {
    return entry.getLocalPort();
  }

  /** From now on a connection ends when the server has sent so many bytes over it. */
  public void cutAfter(long bytes) {
    cutAfter = bytes;
  }

  /** Every piece of what the server sends comes so much later. */
  public void delay(Duration delay) {
    delayNanos = delay.toNanos();
  }

  /**
   * What is connected now stays so, but nothing passes any more, in neither direction, whatever its
   * ends do; new connections are as they should be. So does a router that has forgotten them.
   */
  public void forgetConnections() {
    wires.forEach(wire -> wire.forgotten = true);
  }

  /** Connections that were ended by {@link #cutAfter}. */
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entry.accept();
        Wire wire = new Wire(client, new Socket(entry.getInetAddress(), serverPort));
        wires.add(wire);
        daemon(() -> wire.pump(wire.client, wire.server, false));
        daemon(() -> wire.pump(wire.server, wire.client, true));
      }
    } catch (IOException closed) {
      // The end of the proxy, or of the server: clients see nobody answer.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    wires.forEach(Wire::end);
  }

  private final class Wire {
    private final Socket client;
    private final Socket server;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean forgotten;

    Wire(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to, boolean ofServer) {
      byte[] piece = new byte[PIECE];
      try {
        // Not closed here: the ends of a forgotten connection never learn of each other.
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        int read = in.read(piece);
        while (read >= 0) {
          if (!forgotten) {
            pass(piece, read, out, ofServer);
          }
          read = in.read(piece);
        }
      } catch (IOException ended) {
        // By either side, or cut.
      }
      if (!forgotten) {
        end();
      }
    }

    private void pass(byte[] piece, int length, OutputStream out, boolean ofServer)
        throws IOException {
      if (ofServer && delayNanos > 0) {
        LockSupport.parkNanos(delayNanos);
      }
      long left = ofServer ? cutAfter - sent.getAndAdd(length) : Long.MAX_VALUE;
      out.write(piece, 0, (int) Math.max(0, Math.min(length, left)));
      out.flush();
      if (left < length) {
        cuts.incrementAndGet();
        end();
      }
    }

    void end() {
      wires.remove(this);
      close(client);
      close(server);
    }

    private void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
