package dev.lampo.matching.profile;

import java.util.List;
import java.util.Set;

/**
 * What a column seems to hold, and how such columns are normalised, blocked and compared. In the
 * keys and parts {@code @} stands for the field.
 */
public enum ColumnKind {
  /** A person's given name. */
  GIVEN(
      "given-name",
      "@.root",
      Set.of("given", "first", "firstname", "givenname", "forename", "nome", "fname", "vorname"),
      List.of("sound(@.root)", "first3(@.root)"),
      "exact, jaro-winkler 0.92, jaro-winkler 0.8, begins 1",
      true),
  /** A person's family name. */
  FAMILY(
      "family-name",
      "@",
      Set.of("surname", "last", "lastname", "family", "familyname", "cognome", "lname", "nachname"),
      List.of("sound(@)", "first4(@)"),
      "exact, jaro-winkler 0.92, jaro-winkler 0.8",
      true),
  /** A person's whole name. */
  PERSON(
      "person-name",
      "@.sorted",
      Set.of("fullname", "personname", "nominativo", "contact", "contactname"),
      List.of("@.sorted", "pairs3(@.sorted)", "sound(@.family)", "sound(@.root)"),
      "",
      true),
  /** A company's name. */
  COMPANY(
      "company-name",
      "@",
      Set.of(
          "company",
          "companyname",
          "organisation",
          "organization",
          "org",
          "ragionesociale",
          "ditta",
          "azienda",
          "business",
          "businessname",
          "firm",
          "firma",
          "vendor",
          "supplier"),
      List.of("@.joined", "pairs3(@)", "rare1(@)"),
      "exact, words 0.9, words 0.8, words 0.7, words 0.6, words 0.5",
      false),
  /** A date, such as a birth date. */
  DATE(
      "date",
      "@",
      Set.of("date", "dob", "born", "birth", "birthdate", "dateofbirth", "datanascita", "nascita"),
      List.of("@", "day(@)", "year(@)"),
      "exact, turned, edits 1, edits 2, year",
      true),
  /** An e-mail address. */
  EMAIL(
      "email",
      "@",
      Set.of("email", "mail", "emailaddress", "pec"),
      List.of("@", "first6(@)", "last7(@)"),
      "exact, edits 1, edits 3",
      true),
  /** A telephone number. */
  PHONE(
      "phone",
      "@",
      Set.of("phone", "phonenumber", "telephone", "tel", "telefono", "mobile", "cell", "cellulare"),
      List.of("@", "last7(@)"),
      "exact, edits 1",
      true),
  /** A tax number of an Italian company. */
  PARTITA_IVA(
      "partita-iva",
      "@",
      Set.of("piva", "partitaiva", "vat"),
      List.of("@"),
      "exact, edits 1",
      true),
  /** A tax code of an Italian person. */
  CODICE_FISCALE(
      "codice-fiscale",
      "@",
      Set.of("codicefiscale", "cf", "codfisc"),
      List.of("@"),
      "exact, edits 1, edits 2",
      true),
  /** A street, with or without its number. */
  STREET(
      "text",
      "@",
      Set.of("street", "address", "addr", "address1", "address2", "indirizzo", "via", "streetname"),
      List.of("@", "first6(@)"),
      "exact, jaro-winkler 0.88, words 0.5",
      true),
  /** A town. */
  CITY(
      "text",
      "@",
      Set.of("city", "town", "suburb", "comune", "citta", "localita", "municipality", "place"),
      List.of("@"),
      "exact, jaro-winkler 0.88",
      true),
  /** A postcode. */
  POSTCODE(
      "code",
      "@",
      Set.of("postcode", "zip", "zipcode", "cap", "plz"),
      List.of("@"),
      "exact, edits 1",
      true),
  /** A number with few decimals. */
  NUMBER("number", "@", Set.of(), List.of(), "exact, percent 2, percent 10", false),
  /** One of few values. */
  CATEGORY("text", "@", Set.of(), List.of(), "exact", true),
  /** A whole number that many records share, such as a count: one off is another number. */
  NUMERAL("code", "@", Set.of(), List.of("@"), "exact", true),
  /** A short mark of letters and digits. */
  CODE("code", "@", Set.of(), List.of("@", "first4(@)"), "exact, edits 1", true),
  /** Short text. */
  TEXT(
      "text",
      "@",
      Set.of(),
      List.of("@", "first4(@)"),
      "exact, jaro-winkler 0.92, jaro-winkler 0.85",
      true),
  /** Text of many words. */
  WORDS(
      "text",
      "@",
      Set.of("title", "description", "product", "authors", "titolo", "descrizione"),
      List.of("pairs3(@)", "rare1(@)"),
      "exact, words 0.9, words 0.75, words 0.6, words 0.45",
      true),
  /** Names the record itself, is the same everywhere, or is empty: not compared. */
  NOTHING("text", "@", Set.of(), List.of(), "", false);

  private final String normaliser;
  private final String compared;
  private final Set<String> headings;
  private final List<String> keys;
  private final String levels;
  private final boolean frequency;

  ColumnKind(
      String normaliser,
      String compared,
      Set<String> headings,
      List<String> keys,
      String levels,
      boolean frequency) {
    this.normaliser = normaliser;
    this.compared = compared;
    this.headings = headings;
    this.keys = keys;
    this.levels = levels;
    this.frequency = frequency;
  }

  /** The normaliser's name. */
  public String normaliser() {
    return normaliser;
  }

  /** The part that is compared. */
  public String compared(String field) {
    return compared.replace("@", field);
  }

  /** How columns of this kind are usually called, plain. */
  public Set<String> headings() {
    return headings;
  }

  /** What may be a blocking key, from the finest to the coarsest. */
  public List<String> keys(String field) {
    return keys.stream().map(key -> key.replace("@", field)).toList();
  }

  /** The levels of its comparison. */
  public String levels() {
    return levels;
  }

  /** Whether rare values weigh more. */
  public boolean frequency() {
    return frequency;
  }
}
