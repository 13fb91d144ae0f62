package dev.lampo.bench.people;

import static dev.lampo.bench.people.Person.BIRTH;
import static dev.lampo.bench.people.Person.EMAIL;
import static dev.lampo.bench.people.Person.FAMILY;
import static dev.lampo.bench.people.Person.GIVEN;
import static dev.lampo.bench.people.Person.STREET;
import static dev.lampo.bench.people.Person.TOWN;

import dev.lampo.bench.people.Addresses.Address;
import java.util.Locale;

/**
 * Writes down records of persons: the first one nearly as they are, each copy with what goes wrong
 * where nobody checks. For one thread.
 */
final class Copyist {
  private static final String[] STREETS = {"Via ", "Viale ", "Piazza ", "Corso ", "Largo "};
  private static final String[] SHORT = {"V. ", "V.le ", "P.za ", "C.so ", "L.go "};
  private static final String ACCENTED = "àèéìòùáíóúüñ";
  private static final String PLAIN = "aeeiouaiouun";

  private final long seed;
  private final Population population;

  Copyist(long seed, Population population) {
    this.seed = seed;
    this.population = population;
  }

  /** The six fields of a record; empty where missing. */
  String[] record(int row, int number, boolean copy) {
    Dice dice = new Dice(seed, Dice.About.RECORD, row);
    Person person = population.person(number);
    String[] fields = person.fields();
    if (copy) {
      life(fields, number, person, dice);
      names(fields, dice);
      birth(fields, dice);
      address(fields, dice);
      mail(fields, dice);
    } else {
      first(fields, dice);
    }
    writing(fields, dice);
    return fields;
  }

  private static void first(String[] fields, Dice dice) {
    missing(fields, BIRTH, 0.01, dice);
    missing(fields, STREET, 0.01, dice);
    missing(fields, EMAIL, 0.07, dice);
    if (dice.chance(0.1)) {
      fields[STREET] = abbreviated(fields[STREET]);
    }
  }

  /** People move, and take other addresses of mail. */
  private void life(String[] fields, int number, Person person, Dice dice) {
    if (dice.chance(0.08)) {
      Address moved = population.moved(number, person.town());
      fields[STREET] = moved.street();
      fields[TOWN] = moved.town();
    }
    if (dice.chance(0.1)) {
      fields[EMAIL] = population.laterEmail(number, person);
    }
  }

  private void names(String[] fields, Dice dice) {
    if (fields[GIVEN].indexOf(' ') > 0 && dice.chance(0.4)) {
      fields[GIVEN] = fields[GIVEN].split(" ")[0];
    }
    if (dice.chance(0.06)) {
      fields[GIVEN] = population.givenNames().nickname(fields[GIVEN], dice);
    } else if (dice.chance(0.02)) {
      fields[GIVEN] = fields[GIVEN].charAt(0) + ".";
    }
    typed(fields, GIVEN, 0.08, dice);
    typed(fields, FAMILY, 0.09, dice);
    missing(fields, GIVEN, 0.01, dice);
    missing(fields, FAMILY, 0.005, dice);
    if (dice.chance(0.03)) {
      String given = fields[GIVEN];
      fields[GIVEN] = fields[FAMILY];
      fields[FAMILY] = given;
    }
  }

  private static void birth(String[] fields, Dice dice) {
    String birth = fields[BIRTH];
    if (dice.chance(0.03) && birth.substring(8).compareTo("12") <= 0) {
      fields[BIRTH] = birth.substring(0, 5) + birth.substring(8) + birth.substring(4, 7);
    } else if (dice.chance(0.04)) {
      String wrong = Typing.digit(birth.substring(2), dice);
      fields[BIRTH] = isDate(wrong) ? birth.substring(0, 2) + wrong : birth;
    }
    missing(fields, BIRTH, 0.05, dice);
  }

  /** A form does not take the 31st of February. */
  private static boolean isDate(String monthAndDay) {
    String month = monthAndDay.substring(3, 5);
    String day = monthAndDay.substring(6);
    return month.compareTo("01") >= 0
        && month.compareTo("12") <= 0
        && day.compareTo("01") >= 0
        && day.compareTo("28") <= 0;
  }

  private static void address(String[] fields, Dice dice) {
    if (dice.chance(0.25)) {
      fields[STREET] = abbreviated(fields[STREET]);
    }
    typed(fields, STREET, 0.1, dice);
    typed(fields, TOWN, 0.05, dice);
    missing(fields, STREET, 0.05, dice);
    missing(fields, TOWN, 0.03, dice);
  }

  private static void mail(String[] fields, Dice dice) {
    typed(fields, EMAIL, 0.03, dice);
    missing(fields, EMAIL, 0.15, dice);
  }

  private static void writing(String[] fields, Dice dice) {
    if (dice.chance(0.1)) {
      // Capital letters have their accents behind them in Italy.
      boolean behind = dice.chance(0.5);
      for (int field = GIVEN; field <= TOWN; field++) {
        String text = fields[field];
        fields[field] = (behind ? unaccented(text, "'") : text).toUpperCase(Locale.ITALIAN);
      }
    } else if (dice.chance(0.05)) {
      for (int field = GIVEN; field <= TOWN; field++) {
        fields[field] = unaccented(fields[field], "").toLowerCase(Locale.ITALIAN);
      }
    }
  }

  private static String unaccented(String text, String mark) {
    StringBuilder plain = new StringBuilder(text.length() + 1);
    for (int i = 0; i < text.length(); i++) {
      int at = ACCENTED.indexOf(text.charAt(i));
      plain.append(at < 0 ? text.charAt(i) : PLAIN.charAt(at));
      plain.append(at < 0 ? "" : mark);
    }
    return plain.toString();
  }

  private static String abbreviated(String street) {
    for (int i = 0; i < STREETS.length; i++) {
      if (street.startsWith(STREETS[i])) {
        return SHORT[i] + street.substring(STREETS[i].length());
      }
    }
    return street;
  }

  private static void typed(String[] fields, int field, double share, Dice dice) {
    if (dice.chance(share)) {
      fields[field] = Typing.error(fields[field], dice);
    }
  }

  private static void missing(String[] fields, int field, double share, Dice dice) {
    if (dice.chance(share)) {
      fields[field] = "";
    }
  }
}
