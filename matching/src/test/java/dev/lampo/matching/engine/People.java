package dev.lampo.matching.engine;

import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes people, their families and namesakes, and the records that systems keep of them. */
final class People {
  private static final List<String> HEADER =
      List.of("given", "family", "birth", "town", "email", "code");
  private static final String[] GIVEN =
      "anna marco giulia luca sara paolo elena andrea chiara matteo laura davide".split(" ");
  private static final String[] SYLLABLES =
      "ro ma bel ric fer con gal ti ni ber lu mo ver san pa gri dal bo".split(" ");
  private static final String[] TOWNS =
      "milano roma torino napoli como lecco bari pavia lodi verona trento".split(" ");

  private final Random random;
  private final Columns columns;
  private final String[] families = new String[40];
  private int records;

  People(Rules rules, long seed) {
    random = new Random(seed);
    columns = new Columns(rules, "", HEADER);
    Arrays.setAll(families, i -> family());
  }

  /** One record: its name and its features. */
  record Kept(RecordId id, String[] features) {}

  /** Records of so many households. */
  List<Kept> households(int count) {
    List<Kept> kept = new ArrayList<>();
    for (int household = 0; household < count; household++) {
      String family = one(families);
      String town = one(TOWNS);
      for (int person = random.nextInt(3); person >= 0; person--) {
        List<String> facts = person(family, town);
        for (int copy = random.nextInt(4); copy >= 0; copy--) {
          kept.add(new Kept(name(), columns.features(withErrors(facts))));
        }
      }
    }
    return kept;
  }

  /** Features of somebody else, as a record has that was moved. */
  String[] somebody() {
    return columns.features(person(one(families), one(TOWNS)));
  }

  /** The same features with another error, and now and then without one of them. */
  String[] changed(String[] features) {
    String[] changed = features.clone();
    int at = 1 + random.nextInt(changed.length - 1);
    changed[at] = changed[at] == null || random.nextInt(4) == 0 ? null : typo(changed[at]);
    return changed;
  }

  private RecordId name() {
    return new RecordId(random.nextInt(3) == 0 ? "crm" : "web", "r" + records++);
  }

  private List<String> person(String family, String town) {
    String given = one(GIVEN);
    String birth =
        "%d %02d %02d"
            .formatted(1960 + random.nextInt(20), 1 + random.nextInt(4), 1 + random.nextInt(9));
    String email = given + " " + family + " " + random.nextInt(300) + " mail it";
    return List.of(given, family, birth, town, email, "c" + random.nextInt(1_000_000));
  }

  private List<String> withErrors(List<String> facts) {
    List<String> row = new ArrayList<>(facts);
    for (int i = 0; i < row.size(); i++) {
      int luck = random.nextInt(100);
      if (luck < 6) {
        row.set(i, typo(row.get(i)));
      } else if (luck < (i == 5 ? 80 : 16)) {
        row.set(i, "");
      }
    }
    return row;
  }

  private String typo(String text) {
    if (text.length() < 3) {
      return text + "x";
    }
    int at = 1 + random.nextInt(text.length() - 2);
    char letter = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + letter + text.substring(at + 1);
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      default ->
          text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    };
  }

  private String family() {
    return one(SYLLABLES) + one(SYLLABLES) + one(SYLLABLES) + "i";
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
