package dev.lampo.jobs.copy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Real sockets for the driver, on which the lanes of the copy can be made to meet an error. */
public final class BreakingSockets extends SocketFactory {
  private static volatile Error error;

  /** These settings over such sockets. */
  public static CopySettings under(CopySettings settings) {
    return CopySettings.of(
        settings.url()
            + (settings.url().contains("?") ? "&" : "?")
            + "socketFactory="
            + BreakingSockets.class.getName(),
        settings.user(),
        settings.password());
  }

  /** From here on every lane that sends something meets this; null for none. */
  public static void breakBy(Error newError) {
    error = newError;
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public OutputStream getOutputStream() throws IOException {
        return new BreakingStream(super.getOutputStream());
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return new Socket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return new Socket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return new Socket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return new Socket(host, port, localHost, localPort);
  }

  private static final class BreakingStream extends FilterOutputStream {
    BreakingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      Error now = error;
      if (now != null && Thread.currentThread().getName().startsWith("lampo-copy-")) {
        throw now;
      }
      out.write(bytes, from, length);
    }
  }
}
