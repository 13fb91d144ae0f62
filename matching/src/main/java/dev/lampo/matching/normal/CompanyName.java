package dev.lampo.matching.normal;

import dev.lampo.matching.normal.CompanyReader.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A company's name as clerks type it, taken apart into the name itself and what stands around. */
final class CompanyName implements Normaliser {
  @Override
  public String name() {
    return "company-name";
  }

  @Override
  public String meaning() {
    return "a company's name: the name itself apart from legal form, owner, status and address";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("core", Part.Kind.WORDS, "the name itself"),
        new Part("form", Part.Kind.CODE, "the legal form, one code however it is spelt"),
        new Part(
            "owner",
            Part.Kind.WORDS,
            "whose company it is: Palumbo G. in S.a.s. di Palumbo G. & C."),
        new Part("status", Part.Kind.CODE, "liquidazione, fallimento, concordato and the like"),
        new Part("address", Part.Kind.TEXT, "an address or a town within the name"),
        new Part("acronym", Part.Kind.CODE, "the name's short form, or its words' initials"),
        new Part("words", Part.Kind.WORDS, "the words of the core, sorted"),
        new Part("joined", Part.Kind.TEXT, "the core without blanks"),
        new Part("role", Part.Kind.CODE, "its part in a temporary grouping: ati, mandante"),
        new Part("former", Part.Kind.WORDS, "an earlier name given beside the present one"),
        new Part("rest", Part.Kind.WORDS, "what stands behind the form or in brackets"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String ascii = Latin.ascii(Delivered.at(delivered, 0));
    if (ascii == null) {
      return new String[11];
    }
    Tokens tokens = Tokens.of(ascii);
    CompanyReader reader = new CompanyReader(tokens).read();
    List<String> core = core(reader);
    String acronym = acronym(reader, core);
    return new String[] {
      words(core),
      reader.form,
      owner(reader),
      reader.status,
      labelled(reader, Label.ADDRESS),
      acronym,
      sorted(core),
      core.isEmpty() ? null : String.join("", core),
      reader.role,
      labelled(reader, Label.FORMER),
      labelled(reader, Label.REST)
    };
  }

  private static List<String> core(CompanyReader reader) {
    List<String> core = new ArrayList<>(reader.tokens.size);
    addWords(core, reader, true);
    if (core.isEmpty()) {
      // A name that is nothing but a form: S.A.S. alone.
      addWords(core, reader, false);
    }
    return core;
  }

  private static void addWords(List<String> core, CompanyReader reader, boolean onlyNames) {
    Tokens tokens = reader.tokens;
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < tokens.size; i++) {
      if (onlyNames && !reader.isName(i)) {
        flush(letters, core);
      } else if (isLetter(tokens, i)) {
        letters.append(tokens.text[i]);
      } else if (i == 0 || !CompanyWords.LINKS.contains(tokens.text[i])) {
        flush(letters, core);
        core.add(spelt(tokens.text[i]));
      }
    }
    flush(letters, core);
  }

  /** Many a form grows onto the word before it: Giomasrl. No word ends in these letters. */
  private static String spelt(String word) {
    boolean isGrown = word.length() > 5 && word.endsWith("srl");
    String name = isGrown ? word.substring(0, word.length() - 3) : word;
    return CompanyWords.SPELLING.getOrDefault(name, name);
  }

  /** Letters that stand alone belong together: E. P. is EP, and so is E &amp; P. */
  private static boolean isLetter(Tokens tokens, int i) {
    boolean isConjunction = tokens.is(i, "&") || (tokens.is(i, "e") && !tokens.dotted[i]);
    return tokens.text[i].length() == 1
        && !isConjunction
        && (i + 1 == tokens.size || tokens.gap[i + 1] != '\'');
  }

  private static void flush(StringBuilder letters, List<String> core) {
    if (letters.length() > 0) {
      core.add(letters.toString());
      letters.setLength(0);
    }
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private static String sorted(List<String> core) {
    List<String> sorted = new ArrayList<>(core);
    Collections.sort(sorted);
    return words(sorted);
  }

  private static String labelled(CompanyReader reader, Label label) {
    StringBuilder words = null;
    for (int i = 0; i < reader.labels.length; i++) {
      if (reader.labels[i] == label && !reader.tokens.text[i].equals("&")) {
        words = words == null ? new StringBuilder() : words.append(' ');
        words.append(reader.tokens.text[i]);
      }
    }
    return words == null ? null : words.toString();
  }

  /** Without the preposition before it. */
  private static String owner(CompanyReader reader) {
    String owner = labelled(reader, Label.OWNER);
    int blank = owner == null ? -1 : owner.indexOf(' ');
    return blank > 0 && CompanyWords.OF.contains(owner.substring(0, blank))
        ? owner.substring(blank + 1)
        : owner;
  }

  private static String acronym(CompanyReader reader, List<String> core) {
    String given = labelled(reader, Label.SHORT);
    String beside = Acronym.takenFrom(core, reader);
    if (given != null) {
      return given.replace(" ", "");
    }
    return beside == null ? Acronym.of(core, reader) : beside;
  }
}
