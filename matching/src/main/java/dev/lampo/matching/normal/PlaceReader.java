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
    postcode = tokens.text[zip];
    int behind = afterZip(zip, end);
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

  /** The last number of five digits that is not the first word; 89132-1234 is one, too. */
  private int zip(int end) {
    for (int i = end - 1; i > 0; i--) {
      if (tokens.text[i].length() == ZIP_DIGITS && Digits.isAll(tokens.text[i])) {
        return i;
      }
    }
    return -1;
  }

  private int afterZip(int zip, int end) {
    boolean isLong =
        zip + 1 < end && tokens.gap[zip + 1] == '~' && Digits.isAll(tokens.text[zip + 1]);
    return isLong ? zip + 2 : zip + 1;
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
      city = CityNames.canonical(joined(from, last));
      return from;
    }
    return region == null || last == 0 ? end : last;
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
