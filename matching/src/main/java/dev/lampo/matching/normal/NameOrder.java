package dev.lampo.matching.normal;

import dev.lampo.matching.normal.NameWords.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which words of a person's name are given names and which are the surname. */
final class NameOrder {
  /** Given names that are among the most frequent surnames where given names come first. */
  private static final Set<String> ENGLISH_SURNAMES =
      Set.of(
          "alexander",
          "allen",
          "anthony",
          "arnold",
          "craig",
          "dean",
          "douglas",
          "francis",
          "george",
          "gilbert",
          "gordon",
          "graham",
          "grant",
          "harvey",
          "henry",
          "howard",
          "hughes",
          "humphrey",
          "james",
          "john",
          "jordan",
          "joyce",
          "kelly",
          "lawrence",
          "lee",
          "leonard",
          "leslie",
          "lewis",
          "marshall",
          "martin",
          "mason",
          "may",
          "mitchell",
          "neal",
          "nelson",
          "norman",
          "oliver",
          "owen",
          "patrick",
          "paul",
          "perry",
          "ray",
          "raymond",
          "reynold",
          "ross",
          "russell",
          "ryan",
          "scott",
          "simon",
          "stanley",
          "stewart",
          "stuart",
          "thomas",
          "todd",
          "tyler",
          "walter",
          "warren",
          "wayne",
          "william");

  private static final int PATRONYMIC_MIN = 6;

  final List<String> given = new ArrayList<>(3);
  final List<String> family = new ArrayList<>(2);
  String suffix;

  boolean isEmpty() {
    return given.isEmpty() && family.isEmpty();
  }

  /** Each column says what it holds; any may be null. */
  void addColumns(String givenColumn, String middleColumn, String familyColumn) {
    addColumn(givenColumn, false, given);
    addColumn(middleColumn, false, given);
    addColumn(familyColumn, true, family);
  }

  private void addColumn(String column, boolean isFamily, List<String> names) {
    if (column == null) {
      return;
    }
    NameWords words = NameWords.of(column, isFamily);
    names.addAll(words.words);
    suffix = words.suffix == null ? suffix : words.suffix;
  }

  /**
   * The whole name in one text.
   *
   * @param isFamilyFirst whether its script says so, as Chinese does
   */
  void addFull(String full, boolean isFamilyFirst) {
    NameWords name = NameWords.of(full, false);
    List<String> words = name.words;
    suffix = name.suffix;
    if (isFamilyFirst && words.size() > 1) {
      addFamilyFirst(words, 1);
    } else if (name.comma > 0) {
      addFamilyFirst(words, name.comma);
    } else if (words.size() == 1) {
      (GivenNames.isKnown(words.get(0)) ? given : family).add(words.get(0));
    } else if (!words.isEmpty() && !addByCapitals(name)) {
      addByKnownNames(words);
    }
  }

  private void addFamilyFirst(List<String> words, int familyWords) {
    family.addAll(words.subList(0, familyWords));
    given.addAll(words.subList(familyWords, words.size()));
  }

  private void addGivenFirst(List<String> words, int givenWords) {
    given.addAll(words.subList(0, givenWords));
    family.addAll(words.subList(givenWords, words.size()));
  }

  /** ROSSI Mario, Mario ROSSI: whoever writes so means the surname by the capitals. */
  private boolean addByCapitals(NameWords name) {
    if (!name.letters.contains(Letters.SMALL)) {
      return false;
    }
    int size = name.words.size();
    int ahead = 0;
    while (name.letters.get(ahead) == Letters.CAPITALS) {
      ahead++;
    }
    int behind = size;
    while (name.letters.get(behind - 1) == Letters.CAPITALS) {
      behind--;
    }
    if (ahead > 0) {
      addFamilyFirst(name.words, ahead);
      return true;
    }
    if (behind < size) {
      addGivenFirst(name.words, behind);
      return true;
    }
    return false;
  }

  private void addByKnownNames(List<String> words) {
    int last = words.size() - 1;
    String behind = words.get(last);
    boolean isFamilyFirst =
        isGiven(behind) && !isGiven(words.get(0)) && !ENGLISH_SURNAMES.contains(behind);
    if (isFamilyFirst) {
      int familyWords = 1;
      while (familyWords < last && !isGiven(words.get(familyWords))) {
        familyWords++;
      }
      addFamilyFirst(words, familyWords);
    } else {
      int givenWords = 1;
      while (givenWords < last
          && (isGiven(words.get(givenWords)) || isPatronymic(words.get(givenWords)))) {
        givenWords++;
      }
      addGivenFirst(words, givenWords);
    }
  }

  /** Pavlovich and Pavlovna stand between given name and surname, and are none of them. */
  private static boolean isPatronymic(String word) {
    return word.length() > PATRONYMIC_MIN
        && (word.endsWith("ovich")
            || word.endsWith("evich")
            || word.endsWith("ovych")
            || word.endsWith("ovna")
            || word.endsWith("evna")
            || word.endsWith("ivna"));
  }

  private static boolean isGiven(String word) {
    return word.length() == 1 || GivenNames.isKnown(word);
  }
}
