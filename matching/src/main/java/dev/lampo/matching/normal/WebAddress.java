package dev.lampo.matching.normal;

import java.util.List;
import java.util.Locale;

/** The address of a web page, of which mostly the host says whose it is. */
final class WebAddress implements Normaliser {
  @Override
  public String name() {
    return "url";
  }

  @Override
  public String meaning() {
    return "a web address";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("host", Part.Kind.CODE, "the host without www"),
        new Part("page", Part.Kind.CODE, "host and path, without what follows a ? or #"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String text = Delivered.known(Delivered.at(delivered, 0));
    if (text == null) {
      return new String[2];
    }
    String address = withoutScheme(text.toLowerCase(Locale.ROOT));
    int path = firstOf(address, "/?#\\", 0);
    String host = host(address.substring(0, path));
    if (host.indexOf('.') < 1 || host.endsWith(".")) {
      return new String[2];
    }
    int end = firstOf(address, "?#", path);
    while (end > path && address.charAt(end - 1) == '/') {
      end--;
    }
    return new String[] {host, host + address.substring(path, Math.max(path, end))};
  }

  private static String withoutScheme(String address) {
    int scheme = address.indexOf("://");
    return scheme >= 0 ? address.substring(scheme + 3) : address;
  }

  private static String host(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    host = port >= 0 ? host.substring(0, port) : host;
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static int firstOf(String text, String signs, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
