package dev.lampo.model.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface that nobody listens at. They lie below those that systems give to
 * outgoing connections (from 32768 on Linux): a member that looks for another one may be given the
 * very port that it looks at, and the other then finds it taken.
 */
public final class FreePorts {
  private static final int FIRST = 18_000;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS_MAX = 1_000;

  private FreePorts() {}

  /** One that was free a moment ago. */
  public static int one() {
    return of(1).get(0);
  }

  /** So many that were free a moment ago, all different. */
  public static List<Integer> of(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int attempt = 0; held.size() < count && attempt < ATTEMPTS_MAX; attempt++) {
        hold(ThreadLocalRandom.current().nextInt(FIRST, LAST), held);
      }
      if (held.size() < count) {
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(FreePorts::letGo);
    }
  }

  private static void hold(int port, List<ServerSocket> held) {
    try {
      held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException taken) {
      // Somebody listens there; there are others.
    }
  }

  private static void letGo(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
