package dev.lampo.matching.normal;

import dev.lampo.matching.normal.CompanyReader.Label;
import java.util.Set;

/** Finds in a company's name who owns it: S.a.s. di Palumbo G. &amp; C., Aurora di Rossi Mario. */
final class CompanyOwner {
  /** A tail of more words than this is no owner unless it ends in "and partners". */
  private static final int WORDS_MAX = 6;

  private static final Set<String> SAINTS = Set.of("san", "santa", "sant", "santo", "s");
  private static final Set<String> RELATIVES = Set.of("fratelli", "flli", "eredi", "figli");

  private final CompanyReader reader;
  private final Tokens tokens;

  CompanyOwner(CompanyReader reader) {
    this.reader = reader;
    tokens = reader.tokens;
  }

  void mark() {
    markBehindForm();
    int end = reader.firstForm == CompanyReader.NONE ? endOfName() : reader.firstForm;
    for (int i = 1; i < end - 1; i++) {
      if (isOf(i) && isOwner(i, end)) {
        markTo(i, end);
        return;
      }
    }
  }

  private boolean isOf(int i) {
    return reader.isName(i) && CompanyWords.OF.contains(tokens.text[i]);
  }

  private void markTo(int from, int end) {
    for (int i = from; i < end; i++) {
      reader.labels[i] = reader.isName(i) ? Label.OWNER : reader.labels[i];
    }
  }

  private void markBehindForm() {
    int from = reader.afterFirstForm;
    if (from == CompanyReader.NONE || !(isOf(from) || tokens.is(from, "&"))) {
      return;
    }
    int i = from;
    while (reader.isName(i) && (i == from || !tokens.isBreak(i) || tokens.gap[i] == ',')) {
      reader.labels[i++] = Label.OWNER;
    }
  }

  private int endOfName() {
    int end = 1;
    while (end < tokens.size
        && (reader.isName(end) || end < reader.partner)
        && !tokens.isBreak(end)) {
      end++;
    }
    return end;
  }

  private boolean isOwner(int from, int end) {
    if (!isDistinctive(from)) {
      return false;
    }
    boolean isPartnership = reader.partner > from && reader.partner <= end;
    if (!isPartnership && end - from - 1 > WORDS_MAX) {
      return false;
    }
    boolean isPerson = false;
    for (int i = from + 1; i < end; i++) {
      if (SAINTS.contains(tokens.text[i])) {
        return false;
      }
      isPerson |= isOfPerson(i, from);
    }
    return isPartnership || (isPerson && end - from > 2);
  }

  /** A given name, a relative, or a name that the company's own begins with. */
  private boolean isOfPerson(int i, int from) {
    String word = tokens.text[i];
    return GivenNames.isKnown(word) || RELATIVES.contains(word) || stands(word, from);
  }

  private boolean stands(String word, int end) {
    for (int i = 0; i < end; i++) {
      if (tokens.is(i, word) && word.length() > 3 && !CompanyWords.GENERIC.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Without a word of its own the name needs its owner: Impresa edile di Rossi Mario. */
  private boolean isDistinctive(int end) {
    for (int i = 0; i < end; i++) {
      if (reader.isName(i) && !CompanyWords.GENERIC.contains(tokens.text[i])) {
        return true;
      }
    }
    return false;
  }
}
