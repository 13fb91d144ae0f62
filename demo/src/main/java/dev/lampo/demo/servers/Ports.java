package dev.lampo.demo.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hands out ports of the loopback interface, each of them once. A port that is free now may be
 * taken by another program before its server binds it; the server then fails to start and says so.
 */
public final class Ports {
  /**
   * Below what systems give to outgoing connections (from 32768 on Linux): one of those, of a
   * client of the other servers, would else take a port before its server binds it.
   */
  private static final int FIRST = 18_000;

  private static final int LAST = 32_000;
  private static final int ATTEMPTS_MAX = 1_000;

  private final Set<Integer> given = new HashSet<>();

  /** The preferred port if nobody listens there, else any free one. */
  public synchronized int prefer(int preferred) {
    if (preferred > 0 && !given.contains(preferred) && isFree(preferred)) {
      given.add(preferred);
      return preferred;
    }
    return free();
  }

  /** Any free port. */
  public synchronized int free() {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new IllegalStateException(
        "no free port between " + FIRST + " and " + LAST + " on the loopback interface");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // A closed connection's port counts as free, as it does for the servers themselves.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
