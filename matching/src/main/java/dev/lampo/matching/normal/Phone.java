package dev.lampo.matching.normal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/**
 * A telephone number. Where neither the number nor a country beside it says where it is from, one
 * that begins with 0 or 3 is Italian; of others only the digits are known.
 */
final class Phone implements Normaliser {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** What the library means by no country at all. */
  private static final String NOWHERE = "ZZ";

  /** Longer than any number with its extension and a word about it. */
  private static final int CHARACTERS_MAX = 60;

  private static final int DIGITS_MIN = 4;

  /** Behind as many digits something new may begin. */
  private static final int DIGITS_FULL = 6;

  private static final int LAST = 7;

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public String meaning() {
    return "a telephone number";
  }

  @Override
  public List<String> inputs() {
    return List.of("value", "country");
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("number", Part.Kind.CODE, "as +390212345678 where valid, else the digits"),
        new Part("national", Part.Kind.CODE, "the digits without the country's"),
        new Part("last7", Part.Kind.CODE, "the last seven digits"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String text = Delivered.known(Latin.ascii(Delivered.at(delivered, 0)));
    String digits = Digits.of(text);
    if (digits == null || digits.length() < DIGITS_MIN || digits.chars().distinct().count() == 1) {
      return new String[3];
    }
    PhoneNumber number = number(first(text), Countries.code(Delivered.at(delivered, 1)));
    if (number == null) {
      return new String[] {digits, digits, last(digits)};
    }
    String national = NUMBERS.getNationalSignificantNumber(number);
    return new String[] {NUMBERS.format(number, PhoneNumberFormat.E164), national, last(national)};
  }

  /** Of several numbers the first: 02 12345678 / 338 1234567, but not 02/12345678. */
  private static String first(String text) {
    int end = Math.min(text.length(), CHARACTERS_MAX);
    int digits = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      if (digits >= DIGITS_FULL && ";|\n,/".indexOf(c) >= 0) {
        end = i;
      }
    }
    return dialled(text, end);
  }

  /** Without blanks and the like, on which the library spends most of its time. */
  private static String dialled(String text, int end) {
    StringBuilder dialled = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) || c == '#') {
        // An extension, or digits spelt with letters: only the library knows.
        return text.substring(0, end).strip();
      }
      if ((c >= '0' && c <= '9') || (c == '+' && dialled.length() == 0)) {
        dialled.append(c);
      }
    }
    boolean isAbroad = dialled.length() > 2 && dialled.charAt(0) == '0' && dialled.charAt(1) == '0';
    return isAbroad ? dialled.replace(0, 2, "+").toString() : dialled.toString();
  }

  private static PhoneNumber number(String text, String country) {
    String region = country == null ? region(text) : country;
    try {
      PhoneNumber number = NUMBERS.parse(text, region);
      return NUMBERS.isValidNumber(number) ? number : null;
    } catch (NumberParseException notANumber) {
      return null;
    }
  }

  private static String region(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        return c == '0' || c == '3' ? "IT" : NOWHERE;
      }
    }
    return NOWHERE;
  }

  private static String last(String digits) {
    return digits.substring(Math.max(0, digits.length() - LAST));
  }
}
