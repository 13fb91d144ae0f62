package dev.lampo.matching.normal;

import java.util.List;
import java.util.Map;

/** Whether a record is of a person or of an organisation, whatever the source calls them. */
final class PartyKind implements Normaliser {
  private static final String PERSON = "person";
  private static final String ORGANISATION = "organisation";

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("person", PERSON),
          Map.entry("natural person", PERSON),
          Map.entry("individual", PERSON),
          Map.entry("persona", PERSON),
          Map.entry("persona fisica", PERSON),
          Map.entry("privato", PERSON),
          Map.entry("private", PERSON),
          Map.entry("consumer", PERSON),
          Map.entry("naturliche person", PERSON),
          Map.entry("personne physique", PERSON),
          Map.entry("organization", ORGANISATION),
          Map.entry("organisation", ORGANISATION),
          Map.entry("org", ORGANISATION),
          Map.entry("company", ORGANISATION),
          Map.entry("business", ORGANISATION),
          Map.entry("legal entity", ORGANISATION),
          Map.entry("legal person", ORGANISATION),
          Map.entry("corporation", ORGANISATION),
          Map.entry("firm", ORGANISATION),
          Map.entry("azienda", ORGANISATION),
          Map.entry("societa", ORGANISATION),
          Map.entry("ditta", ORGANISATION),
          Map.entry("persona giuridica", ORGANISATION),
          Map.entry("organizzazione", ORGANISATION),
          Map.entry("firma", ORGANISATION),
          Map.entry("unternehmen", ORGANISATION),
          Map.entry("juristische person", ORGANISATION),
          Map.entry("entreprise", ORGANISATION),
          Map.entry("personne morale", ORGANISATION),
          Map.entry("empresa", ORGANISATION));

  @Override
  public String name() {
    return "party-kind";
  }

  @Override
  public String meaning() {
    return "person or organisation; other words are nothing";
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("kind", Part.Kind.CODE, "person or organisation"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String folded = PlainText.folded(Delivered.at(delivered, 0));
    return new String[] {folded == null ? null : WORDS.get(folded)};
  }
}
