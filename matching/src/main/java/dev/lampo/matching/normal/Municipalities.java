package dev.lampo.matching.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Italy's municipalities, those that were merged away included, by name and by Belfiore code. */
final class Municipalities {
  private static final Map<String, List<String>> CODES = new HashMap<>();
  private static final Map<String, String> PROVINCE_BY_NAME = new HashMap<>();
  private static final Set<String> PROVINCES = new HashSet<>();

  static {
    for (String line : Lexicon.lines("municipalities.csv")) {
      String[] fields = line.split(";");
      String name = PlainText.folded(fields[1]);
      CODES.computeIfAbsent(name, each -> new ArrayList<>(1)).add(fields[0]);
      if (fields.length > 2) {
        PROVINCES.add(PlainText.folded(fields[2]));
        PROVINCE_BY_NAME.put(name, fields[2]);
      }
    }
  }

  private Municipalities() {}

  /** Whether there is or was one of that name, which {@link PlainText#folded} has written. */
  static boolean isNamed(String folded) {
    return CODES.containsKey(folded);
  }

  /** Whether these are the two letters of a province, in lower case. */
  static boolean isProvince(String letters) {
    return PROVINCES.contains(letters);
  }

  /** The letters of the province that the place is in, such as MI; null where none is known. */
  static String province(String folded) {
    return PROVINCE_BY_NAME.get(folded);
  }

  /** The Belfiore codes of all that had the name, which {@link PlainText#folded} has written. */
  static List<String> codes(String folded) {
    return CODES.getOrDefault(folded, List.of());
  }
}
