package dev.lampo.matching.normal;

import java.util.List;
import java.util.TreeSet;

/**
 * A postal address, from one column or from several: Italian ones with the type before the name and
 * the number behind it, English ones the other way round, German ones in one word.
 */
final class Address implements Normaliser {
  private static final int FULL = 0;
  private static final int STREET = 1;
  private static final int NUMBER = 2;
  private static final int POSTCODE = 3;
  private static final int CITY = 4;
  private static final int REGION = 5;
  private static final int COUNTRY = 6;

  @Override
  public String name() {
    return "address";
  }

  @Override
  public String meaning() {
    return "a postal address, in one column or in several";
  }

  @Override
  public List<String> inputs() {
    return List.of("full", "street", "number", "postcode", "city", "region", "country");
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("street", Part.Kind.TEXT, "the street's name without its type"),
        new Part("type", Part.Kind.CODE, "via, piazza, street: one code however it is written"),
        new Part("number", Part.Kind.CODE, "the house number: 12a, 12bis, km12+300"),
        new Part("unit", Part.Kind.CODE, "staircase, floor, flat"),
        new Part("postcode", Part.Kind.CODE, "the postal code"),
        new Part("city", Part.Kind.TEXT, "the city"),
        new Part("region", Part.Kind.CODE, "the province or state by its letters"),
        new Part("words", Part.Kind.WORDS, "all words and numbers, sorted"),
        new Part("country", Part.Kind.CODE, "the country's two letters"),
        new Part(
            "door", Part.Kind.TEXT, "number and street: 12 roma; the street where no number is"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String street = Delivered.known(Latin.ascii(Delivered.at(delivered, STREET)));
    String full = Latin.ascii(Delivered.at(delivered, FULL));
    // Many columns called street hold all there is.
    boolean isAlone = isBlank(delivered, POSTCODE) && isBlank(delivered, CITY);
    boolean isFull = street == null || isAlone;
    PlaceReader place = new PlaceReader();
    StreetReader line = new StreetReader();
    String text = street == null ? full : street;
    if (text != null) {
      Tokens tokens = Tokens.of(text);
      int end = isFull ? place.readBehindStreet(tokens) : tokens.size;
      line.read(tokens, end);
    }
    return parts(delivered, line, place);
  }

  private static String[] parts(String[] delivered, StreetReader line, PlaceReader place) {
    String number = or(StreetReader.number(Delivered.at(delivered, NUMBER)), line.number);
    String postcode = or(Postcode.postcode(Delivered.at(delivered, POSTCODE)), place.postcode);
    String[] city = City.parts(Latin.ascii(Delivered.at(delivered, CITY)));
    String town = or(city[0], place.city);
    String region = Regions.code(Delivered.at(delivered, REGION));
    String country = or(Countries.code(Delivered.at(delivered, COUNTRY)), place.country);
    String street = line.street();
    return new String[] {
      street,
      line.type,
      number,
      line.unit(),
      postcode,
      town,
      or(or(region, city[1]), place.region),
      words(street, number, line.unit(), postcode, town),
      country,
      street == null || number == null ? street : number + " " + street
    };
  }

  private static boolean isBlank(String[] delivered, int input) {
    String value = Delivered.at(delivered, input);
    return value == null || value.isBlank();
  }

  private static String or(String first, String second) {
    return first == null ? second : first;
  }

  private static String words(String... texts) {
    TreeSet<String> words = new TreeSet<>();
    for (String text : texts) {
      if (text != null) {
        addWords(text, words);
      }
    }
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private static void addWords(String text, TreeSet<String> words) {
    int from = 0;
    for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', from)) {
      words.add(text.substring(from, blank));
      from = blank + 1;
    }
    words.add(text.substring(from));
  }
}
