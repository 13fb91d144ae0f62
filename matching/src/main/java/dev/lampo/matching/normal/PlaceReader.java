package dev.lampo.matching.normal;

import java.util.Locale;

/** Finds postal code, city, region and country behind the street in an address of one column. */
final class PlaceReader {
  private static final int ZIP_DIGITS = 5;

  String postcode;
  String city;
  String region;
  String country;

  private Tokens tokens;

  /** Where the street's own words end. */
  int readBehindStreet(Tokens address) {
    tokens = address;
    int end = withoutCountry(tokens.size);
    int zip = zip(end);
    if (zip < 0) {
      return readTown(end);
    }
    int behind = zip + zipWords(zip, end);
    postcode = zipCode(zip, behind);
    if (behind < end) {
      setCity(behind, end);
      return zip;
    }
    return readTown(zip);
  }

  private int withoutCountry(int end) {
    int from = end - 1;
    while (from > 0 && !tokens.isBreak(from)) {
      from--;
    }
    // One or two words; the letters of provinces are letters of countries, too.
    if (from > 0 && tokens.end[end - 1] - tokens.start[from] > 2 && end - from <= 3) {
      country = Countries.code(joined(from, end));
      return country == null ? end : from;
    }
    return end;
  }

  /** The last postal code that is not the first word. */
  private int zip(int end) {
    for (int i = end - 1; i > 0; i--) {
      if (zipWords(i, end) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** How many words of a postal code stand there: 20123, A-6020, 89132-1234, LE11 1UU. */
  private int zipWords(int i, int end) {
    String word = tokens.text[i];
    boolean isNumber = Digits.isAll(word);
    if (isNumber && (word.length() == ZIP_DIGITS || word.length() == ZIP_DIGITS + 1)) {
      boolean isLong = i + 1 < end && tokens.gap[i + 1] == '~' && Digits.isAll(tokens.text[i + 1]);
      return isLong ? 2 : 1;
    }
    if (isNumber || i + 1 >= end) {
      return 0;
    }
    return isCountryCode(i) || isBritish(word, tokens.text[i + 1]) ? 2 : 0;
  }

  private boolean isCountryCode(int i) {
    String digits = tokens.text[i + 1];
    return tokens.text[i].length() <= 2
        && tokens.isBreak(i)
        && tokens.gap[i + 1] == '~'
        && digits.length() >= ZIP_DIGITS - 1
        && digits.length() <= ZIP_DIGITS
        && Digits.isAll(digits);
  }

  private static boolean isBritish(String outward, String inward) {
    int last = outward.length() - 1;
    return last >= 1
        && last <= 3
        && outward.charAt(0) > '9'
        && (outward.charAt(last) <= '9' || outward.charAt(last - 1) <= '9')
        && inward.length() == 3
        && inward.charAt(0) <= '9'
        && inward.charAt(1) > '9'
        && inward.charAt(2) > '9';
  }

  private String zipCode(int zip, int behind) {
    String word = tokens.text[zip];
    boolean isOneWord = behind == zip + 1 || Digits.isAll(word);
    return Postcode.postcode(isOneWord ? word : word + tokens.text[behind - 1]);
  }

  /** A town that stands last, behind a comma, a dash or a street type as English ones do. */
  private int readTown(int end) {
    int last = end;
    if (last > 1 && isRegion(last - 1)) {
      region = CityNames.province(tokens.text[last - 1]);
      last--;
    }
    int from = last - 1;
    while (from > 0 && !isTownEdge(from)) {
      from--;
    }
    boolean isTown = from > 0 && from < last && !hasDigit(from, last) && hasStreet(from);
    if (isTown) {
      int first = isDirection(from) && from + 1 < last ? from + 1 : from;
      city = CityNames.canonical(joined(first, last));
      return from;
    }
    return region == null || last == 0 ? end : last;
  }

  /** Avenue SE: behind the street, before the town. */
  private boolean isDirection(int i) {
    return switch (tokens.text[i]) {
      case "n", "s", "e", "w", "ne", "nw", "se", "sw" -> true;
      default -> false;
    };
  }

  private boolean isTownEdge(int i) {
    return tokens.isBreak(i) || StreetReader.isTrailingType(tokens, i - 1);
  }

  private boolean isRegion(int i) {
    String letters = tokens.text[i];
    boolean isBracketed = tokens.gap[i] == '(';
    return letters.length() <= 3
        && (Regions.isState(letters)
            || (Municipalities.isProvince(letters) && (isBracketed || i >= 2)));
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.text[i].charAt(0) <= '9') {
        return true;
      }
    }
    return false;
  }

  /** An address without number or type is rather a place within a town than a town. */
  private boolean hasStreet(int to) {
    return hasDigit(0, to) || StreetReader.isLeadingType(tokens, 0) || to > 1;
  }

  private void setCity(int from, int end) {
    int last = end;
    if (last - 1 > from && tokens.text[last - 1].length() == 2) {
      String letters = tokens.text[last - 1];
      if (Municipalities.isProvince(letters) || Regions.isState(letters)) {
        region = CityNames.province(letters);
        last--;
      }
    }
    int stop = from + 1;
    while (stop < last && !tokens.isBreak(stop)) {
      stop++;
    }
    city = CityNames.canonical(joined(from, stop).toLowerCase(Locale.ROOT));
  }

  private String joined(int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(i == from ? "" : " ").append(tokens.text[i]);
    }
    return joined.toString();
  }
}
