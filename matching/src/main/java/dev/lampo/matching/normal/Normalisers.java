package dev.lampo.matching.normal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every normaliser there is, by the name that rules call it. */
public final class Normalisers {
  private static final Map<String, Normaliser> BY_NAME = new LinkedHashMap<>();

  static {
    List.<Normaliser>of(
            new PlainText(),
            new WordBag(),
            new PlainCode(),
            new PlainNumber(),
            new ValueSet(),
            new Exact(),
            new CalendarDate(false),
            new CalendarDate(true),
            new GivenName(),
            new FamilyName(),
            new PersonName(),
            new CompanyName(),
            new Address(),
            new Postcode(),
            new City(),
            new Email(),
            new Phone(),
            new WebAddress(),
            new VatNumber(),
            new FiscalCode(),
            new BankAccount(),
            new GeoPosition(),
            new PartyKind())
        .forEach(each -> BY_NAME.put(each.name(), each));
  }

  private Normalisers() {}

  /** The normaliser of that name, if there is one. */
  public static Optional<Normaliser> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All of them, in the order in which they are explained to people. */
  public static Collection<Normaliser> all() {
    return List.copyOf(BY_NAME.values());
  }
}
