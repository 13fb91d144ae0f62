package dev.lampo.matching.normal;

import dev.lampo.matching.normal.Phrases.Phrase;

/**
 * Takes one company name apart: gives every word of it a {@link Label}. The order of the steps
 * matters; each looks only at words that no earlier step has taken.
 */
final class CompanyReader {
  /** What a word of a company name is there for. */
  enum Label {
    NAME,
    FORM,
    OWNER,
    STATUS,
    ADDRESS,
    ROLE,
    SHORT,
    FORMER,
    REST,
    NOTHING
  }

  static final int NONE = -1;

  final Tokens tokens;
  final Label[] labels;

  /** The canonical codes; null where the name says nothing of the sort. */
  String form;

  String status;
  String role;

  /** Where the form stands behind which the name is over, and the word after it. */
  int firstForm = NONE;

  int afterFirstForm = NONE;

  /** The word after "and partners". */
  int partner = NONE;

  private final String[] keys;
  private final int size;
  private int formRank = Integer.MAX_VALUE;

  CompanyReader(Tokens tokens) {
    this.tokens = tokens;
    size = tokens.size;
    labels = new Label[size];
    keys = new String[size];
    for (int i = 0; i < size; i++) {
      labels[i] = Label.NAME;
      keys[i] = CompanyWords.KEYS.getOrDefault(tokens.text[i], tokens.text[i]);
    }
  }

  CompanyReader read() {
    int i = 0;
    while (i < size) {
      i += Math.max(1, phraseAt(i));
    }
    markStreet();
    new CompanyOwner(this).mark();
    markPlaces();
    markBrackets();
    markRest();
    markTitles();
    return this;
  }

  boolean isName(int i) {
    return i >= 0 && i < size && labels[i] == Label.NAME;
  }

  /** How many words have been taken from there on. */
  private int phraseAt(int i) {
    if (labels[i] != Label.NAME) {
      return 1;
    }
    Phrase phrase = CompanyWords.PHRASES.at(keys, i, size);
    int spelt = CompanyWords.PHRASES.speltLength(keys, i, size, "form");
    if (spelt > (phrase == null ? 0 : phrase.length())) {
      return markForm(i, spelt, speltForm(i, spelt));
    }
    return phrase == null ? 0 : mark(phrase, i);
  }

  private Phrase speltForm(int i, int length) {
    return CompanyWords.PHRASES.word(joined(i, i + length));
  }

  private String joined(int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(keys[i]);
    }
    return joined.toString();
  }

  private int mark(Phrase phrase, int i) {
    int length = phrase.length();
    return switch (phrase.kind()) {
      case "form" -> markForm(i, length, phrase);
      case "end" -> i > 0 && isOver(i + length) ? markForm(i, length, phrase) : 0;
      case "soft" -> markSoft(i, length, phrase);
      case "tail" -> i > 0 && isSpecific(phrase) ? set(i, length, Label.NOTHING) : 0;
      case "status" -> markStatus(i, length, phrase);
      case "role" -> markRole(i, length, phrase);
      case "drop" -> markDropped(i, length, phrase);
      case "sigla" -> markShort(i, length);
      case "former" -> markFormer(i, length);
      case "seat" -> markSeat(i, length, phrase);
      default -> 0;
    };
  }

  private int set(int from, int length, Label label) {
    for (int i = from; i < from + length && i < size; i++) {
      labels[i] = label;
    }
    return length;
  }

  /** Whether the name itself ends before that word. */
  private boolean isOver(int i) {
    if (tokens.isBreak(i) || CompanyWords.OF.contains(tokens.text[i])) {
      return true;
    }
    Phrase next = CompanyWords.PHRASES.at(keys, i, size);
    return next != null && !next.kind().equals("soft") && !next.kind().equals("end");
  }

  private static boolean isSpecific(Phrase tail) {
    return tail.code().equals("one") && (tail.length() > 1 || tail.words()[0].length() > 3)
        || tail.code().equals("direction");
  }

  private int markForm(int i, int length, Phrase phrase) {
    int end = swallowTails(i + set(i, length, Label.FORM));
    keepForm(phrase);
    if (firstForm == NONE && hasName(0, i)) {
      firstForm = i;
      afterFirstForm = end;
    }
    return end - i;
  }

  private int markSoft(int i, int length, Phrase phrase) {
    int end = swallowTails(i + set(i, length, Label.FORM));
    keepForm(phrase);
    return end - i;
  }

  private void keepForm(Phrase phrase) {
    if (phrase.rank() < formRank) {
      formRank = phrase.rank();
      form = phrase.code();
    }
  }

  private int swallowTails(int from) {
    int i = from;
    while (i < size && tokens.gap[i] != '-') {
      int length = tailLength(i);
      if (length == 0) {
        return i;
      }
      i += set(i, length, Label.FORM);
    }
    return i;
  }

  private int tailLength(int i) {
    Phrase phrase = CompanyWords.PHRASES.at(keys, i, size);
    if (phrase != null && phrase.kind().equals("tail")) {
      return phrase.length();
    }
    // "A R.L." begins with words that mean something else elsewhere.
    int spelt = CompanyWords.PHRASES.speltLength(keys, i, size, "tail");
    if (spelt > 0) {
      return spelt;
    }
    Phrase word = CompanyWords.PHRASES.word(keys[i]);
    return word != null && (word.kind().equals("tail") || word.code().equals("srl")) ? 1 : 0;
  }

  private boolean hasName(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isName(i) && !CompanyWords.LINKS.contains(tokens.text[i])) {
        return true;
      }
    }
    return false;
  }

  private int markStatus(int i, int length, Phrase phrase) {
    if (status == null) {
      status = phrase.code();
    }
    return set(i, length, Label.STATUS);
  }

  private int markRole(int i, int length, Phrase phrase) {
    if (role == null) {
      role = phrase.code();
    }
    return set(i, length, Label.ROLE);
  }

  private int markDropped(int i, int length, Phrase phrase) {
    boolean isPartner = phrase.code().equals("partner");
    if (isPartner && (i == 0 || !isOver(i + length))) {
      return 0;
    }
    if (isPartner) {
      partner = i + length;
      return set(i, length, Label.NOTHING);
    }
    return i < 2 || tokens.isBreak(i) ? set(i, length, Label.NOTHING) : 0;
  }

  private int markShort(int i, int length) {
    if (!hasName(0, i)) {
      return 0;
    }
    set(i, length, Label.NOTHING);
    int end = i + length;
    while (end < size && isInside(end, i + length) && !isFormAt(end)) {
      labels[end++] = Label.SHORT;
    }
    return end - i;
  }

  private boolean isFormAt(int i) {
    Phrase phrase = CompanyWords.PHRASES.at(keys, i, size);
    return phrase != null && phrase.kind().equals("form");
  }

  /** Whether the word belongs to what began at the other one: quotes and colons may open it. */
  private boolean isInside(int i, int begin) {
    return i == begin || !tokens.isBreak(i);
  }

  private int markFormer(int i, int length) {
    if (!hasName(0, i) || !tokens.isBreak(i)) {
      return 0;
    }
    int end = i;
    while (end < size && (end == i || tokens.gap[end] != ')')) {
      labels[end++] = Label.FORMER;
    }
    return end - i;
  }

  private int markSeat(int i, int length, Phrase phrase) {
    if (!hasName(0, i) || (length == 1 && !tokens.isBreak(i) && afterFirstForm == NONE)) {
      return 0;
    }
    boolean isPlace = phrase.code().equals("seat");
    return set(i, size - i, isPlace ? Label.ADDRESS : Label.REST);
  }

  private void markStreet() {
    for (int i = 1; i < size; i++) {
      if (isName(i) && isStreetAt(i) && hasName(0, i)) {
        set(i, size - i, Label.ADDRESS);
        return;
      }
    }
  }

  private boolean isStreetAt(int i) {
    boolean isZip = tokens.text[i].length() == 5 && Digits.isAll(tokens.text[i]);
    if (isZip) {
      return i + 1 < size;
    }
    Phrase phrase = CompanyWords.PHRASES.at(tokens.text, i, size);
    return phrase != null
        && phrase.kind().equals("street")
        && (tokens.isBreak(i) || i == afterFirstForm || hasNumber(i + 2))
        && i + phrase.length() < size;
  }

  private boolean hasNumber(int from) {
    for (int i = from; i < size; i++) {
      if (tokens.text[i].charAt(0) <= '9' && tokens.text[i].charAt(0) >= '0') {
        return true;
      }
    }
    return false;
  }

  /** A town at the end of the name, behind a comma, a dash or the form. */
  private void markPlaces() {
    int end = size;
    if (size > 1 && tokens.gap[size - 1] == '(' && isName(size - 1)) {
      if (Municipalities.isProvince(tokens.text[size - 1])) {
        labels[--end] = Label.ADDRESS;
      }
    }
    for (int i = end - 1; i > 0 && isName(i); i--) {
      boolean isEdge = tokens.isBreak(i) || i == afterFirstForm;
      if (isEdge && isTown(i, end)) {
        set(i, end - i, Label.ADDRESS);
        return;
      }
    }
  }

  private boolean isTown(int from, int end) {
    if (!hasName(0, from)) {
      return false;
    }
    StringBuilder town = new StringBuilder();
    int last = end > from + 1 && Municipalities.isProvince(tokens.text[end - 1]) ? end - 1 : end;
    for (int i = from; i < last; i++) {
      town.append(i == from ? "" : " ").append(tokens.text[i]);
    }
    String name = town.toString();
    return Municipalities.isNamed(name) || (name.length() > 2 && Countries.code(name) != null);
  }

  private void markBrackets() {
    for (int i = 1; i < size; i++) {
      if (tokens.gap[i] == '(' && isName(i) && hasName(0, i)) {
        int end = i;
        while (end < size && (end == i || tokens.gap[end] != ')')) {
          labels[end] = isName(end) ? Label.REST : labels[end];
          end++;
        }
      }
    }
  }

  private void markRest() {
    for (int i = Math.max(1, afterFirstForm); afterFirstForm != NONE && i < size; i++) {
      labels[i] = isName(i) ? Label.REST : labels[i];
    }
  }

  /** Titles of persons, and words that say no more than that it is a company. */
  private void markTitles() {
    for (int i = 0; i < size; i++) {
      boolean isEmpty =
          CompanyWords.TITLES.contains(tokens.text[i])
              || (keys[i].equals("soc") && !tokens.is(i, "societe"))
              || (keys[i].equals("impr") && tokens.isBreak(i));
      if (isEmpty && isName(i)) {
        labels[i] = Label.NOTHING;
      }
    }
  }
}
