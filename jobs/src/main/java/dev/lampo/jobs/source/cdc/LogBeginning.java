package dev.lampo.jobs.source.cdc;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks when a server began to write a file of its binary log. Each file says so in its first event,
 * which no statement shows; so the file is asked for as a replica would. A log that was reset has
 * files of the same names again, with the same count of transactions and perhaps of bytes, but from
 * another time.
 */
final class LogBeginning extends BinaryLogClient {
  private static final Logger CHATTER = Logger.getLogger(LogBeginning.class.getName());

  private static final int TIMEOUT_MILLIS = 5_000;

  /** The server sends a file's first event from wherever the file is asked for. */
  private static final long FIRST_OFFSET = 4;

  /** A larger offset cannot be asked for. */
  private static final long OFFSET_MAX = 0xFFFF_FFFFL;

  /** So many may come before the end of the log, for the sake of an orderly goodbye. */
  private static final int EVENTS_MAX = 64;

  private static final byte[] GOODBYE = {1};
  private static final long UNKNOWN = -1;

  static {
    // The client tells of every connection, and a quiet source makes one every some seconds.
    CHATTER.setLevel(Level.WARNING);
  }

  private long seconds = UNKNOWN;
  private int events;

  private LogBeginning(String file, long offset, BinlogServer server, Login login) {
    super(login.host(), login.port(), login.user(), login.password());
    setSSLMode(server.encryption());
    setConnectTimeout(TIMEOUT_MILLIS);
    setSocketFactory(LogBeginning::socket);
    setKeepAlive(false);
    // To the server this is no replica, which would end another one with the same number; and the
    // log ends where it ends now.
    setBlocking(false);
    setBinlogFilename(file);
    setBinlogPosition(offset);
  }

  /**
   * Asks.
   *
   * @return seconds since 1970, by the server's clock
   * @throws IOException where the server does not answer within some seconds, or has no such file
   */
  static long of(String file, BinlogServer server, Login login) throws IOException {
    return of(file, FIRST_OFFSET, server, login);
  }

  /** With as little as possible behind what is asked for. */
  static long of(BinlogFiles.File file, BinlogServer server, Login login) throws IOException {
    return of(file.name(), file.size() > OFFSET_MAX ? FIRST_OFFSET : file.size(), server, login);
  }

  private static long of(String file, long offset, BinlogServer server, Login login)
      throws IOException {
    LogBeginning asked = new LogBeginning(file, offset, server, login);
    asked.registerEventListener(asked::look);
    try {
      asked.connect();
      if (asked.seconds == UNKNOWN) {
        throw new IOException("the connection ended before the first event");
      }
      return asked.seconds;
    } catch (IOException e) {
      throw new IOException(
          "%s at %s: it did not say when it began its binary log %s; check that it runs (%s)"
              .formatted(server.kind(), login.address(), file, Causes.text(e)),
          e);
    }
  }

  /** Without a goodbye the server would note an aborted connection each time. */
  @Override
  public void disconnect() throws IOException {
    if (isConnected()) {
      channel.write(() -> GOODBYE);
    }
    super.disconnect();
  }

  private void look(Event event) {
    events++;
    if (event.getHeader().getEventType() == EventType.FORMAT_DESCRIPTION && seconds == UNKNOWN) {
      seconds = event.getHeader().getTimestamp() / 1_000;
    }
    if (events > EVENTS_MAX) {
      try {
        disconnect();
      } catch (IOException e) {
        // What was asked for is known, and the connection is gone.
      }
    }
  }

  private static Socket socket() throws SocketException {
    Socket socket = new Socket();
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }
}
