package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words by which a company name is taken apart. */
final class CompanyWords {
  /** How clerks spell the words of phrases. */
  static final Map<String, String> KEYS = spellings("company-words.txt");

  /** How words within names are spelt alike. */
  static final Map<String, String> SPELLING = spellings("company-spelling.txt");

  static final Phrases PHRASES = Phrases.in("company-phrases.txt", KEYS);

  /** Conjunctions, which some type as an ampersand and others not at all. */
  static final Set<String> LINKS = Set.of("&", "e", "ed", "and", "und", "et");

  /** Words that open the part of a name which says who owns the company. */
  static final Set<String> OF =
      Set.of("di", "d", "dei", "del", "della", "de", "des", "der", "von", "degli", "dell");

  static final Set<String> TITLES =
      Set.of(
          "geom",
          "ing",
          "arch",
          "dott",
          "dottssa",
          "dr",
          "drssa",
          "rag",
          "avv",
          "cav",
          "comm",
          "prof",
          "profssa",
          "sig",
          "sigra",
          "notaio",
          "avvto",
          "dottarch",
          "dotting",
          "perind",
          "geologo",
          "geol",
          "cavuff");

  /** Words that alone tell no company from the next. */
  static final Set<String> GENERIC =
      Set.of(
          "impresa",
          "edile",
          "studio",
          "tecnico",
          "legale",
          "bar",
          "farmacia",
          "officina",
          "ristorante",
          "azienda",
          "agricola",
          "panificio",
          "falegnameria",
          "autofficina",
          "costruzioni",
          "tipografia",
          "ferramenta",
          "carrozzeria",
          "agenzia",
          "centro",
          "hotel",
          "albergo",
          "vivai",
          "vivaio",
          "autotrasporti",
          "macelleria",
          "termoidraulica",
          "ditta",
          "artigiana",
          "societa",
          "libreria",
          "cartoleria",
          "cartolibreria",
          "fratelli",
          "trattoria",
          "pizzeria",
          "edicola",
          "autocarrozzeria",
          "lavanderia",
          "pasticceria",
          "banca",
          "cassa",
          "comune",
          "provincia",
          "scuola",
          "asilo",
          "istituto",
          "universita",
          "eredi",
          "nuova",
          "gruppo",
          "la",
          "il",
          "l",
          "lo",
          "le",
          "i",
          "impianti",
          "elettrici",
          "stradali",
          "scavi",
          "laboratorio",
          "movimento",
          "terra",
          "lavori",
          "dello",
          "e");

  private CompanyWords() {}

  private static Map<String, String> spellings(String file) {
    Map<String, String> spellings = new HashMap<>();
    for (Lexicon.Entry entry : Lexicon.entries(file)) {
      entry.said().forEach(said -> spellings.put(said, entry.meaning()));
    }
    return Map.copyOf(spellings);
  }
}
