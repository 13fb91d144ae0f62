package dev.lampo.matching.normal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An e-mail address, the first where there are several, also as in Mario &lt;m@example.it&gt;. */
final class Email implements Normaliser {
  private static final String MAILTO = "mailto:";

  /**
   * Whose letters anybody of an organisation may read: the mailboxes of RFC 2142, and what they are
   * called in English, Italian, German, French and Spanish.
   */
  private static final Set<String> DESKS =
      Set.of(
          "info",
          "informazioni",
          "mail",
          "email",
          "contact",
          "contacts",
          "contatti",
          "kontakt",
          "contacto",
          "office",
          "ufficio",
          "buero",
          "bureau",
          "oficina",
          "admin",
          "administration",
          "amministrazione",
          "administrator",
          "verwaltung",
          "reception",
          "receptionist",
          "segreteria",
          "secretary",
          "sekretariat",
          "sales",
          "vendite",
          "verkauf",
          "ventes",
          "ventas",
          "marketing",
          "support",
          "supporto",
          "help",
          "helpdesk",
          "service",
          "services",
          "servizio",
          "assistenza",
          "customerservice",
          "customercare",
          "clienti",
          "billing",
          "accounting",
          "accounts",
          "invoices",
          "fatture",
          "contabilita",
          "buchhaltung",
          "orders",
          "ordini",
          "booking",
          "bookings",
          "reservations",
          "prenotazioni",
          "hr",
          "jobs",
          "careers",
          "press",
          "media",
          "legal",
          "privacy",
          "abuse",
          "noc",
          "security",
          "postmaster",
          "hostmaster",
          "webmaster",
          "usenet",
          "news",
          "www",
          "ftp",
          "noreply",
          "no-reply",
          "donotreply",
          "hello",
          "team",
          "staff",
          "enquiries",
          "inquiries",
          "pec",
          "protocollo");

  @Override
  public String name() {
    return "email";
  }

  @Override
  public String meaning() {
    return "an e-mail address";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("address", Part.Kind.CODE, "the address in lower case"),
        new Part("local", Part.Kind.TEXT, "what stands before the @, without +tag"),
        new Part("domain", Part.Kind.CODE, "what stands behind the @"),
        new Part("personal", Part.Kind.CODE, "the address, unless of a desk as info@ is"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String text = Delivered.at(delivered, 0);
    int at = text == null ? -1 : text.indexOf('@');
    if (at < 1) {
      return new String[4];
    }
    int start = at;
    while (start > 0 && isOfAddress(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && isOfAddress(text.charAt(end))) {
      end++;
    }
    return parts(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static boolean isOfAddress(char c) {
    return c > ' '
        && c != 127
        && c != '@'
        && "<>()[];,\"|/".indexOf(c) < 0
        && !Character.isWhitespace(c)
        && !Character.isSpaceChar(c);
  }

  private static String[] parts(String found) {
    String address = found.startsWith(MAILTO) ? found.substring(MAILTO.length()) : found;
    int at = address.indexOf('@');
    int first = beginning(address, at);
    int end = ending(address, at);
    if (first >= at || end <= at + 1) {
      return new String[4];
    }
    int plus = address.indexOf('+', first + 1);
    String local = address.substring(first, plus > 0 && plus < at ? plus : at);
    String whole = address.substring(first, end);
    String personal = DESKS.contains(local) ? null : whole;
    return new String[] {whole, local, address.substring(at + 1, end), personal};
  }

  /** Dots and apostrophes around an address come from the sentence about it. */
  private static int beginning(String address, int at) {
    int first = 0;
    while (first < at && (address.charAt(first) == '.' || address.charAt(first) == '\'')) {
      first++;
    }
    return first;
  }

  private static int ending(String address, int at) {
    int end = address.length();
    while (end > at + 1 && ".':".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }
}
