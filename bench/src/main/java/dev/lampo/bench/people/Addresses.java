package dev.lampo.bench.people;

import java.util.ArrayList;
import java.util.List;

/** Streets with house numbers, and towns: known ones and made-up ones. Immutable. */
final class Addresses {
  private static final int STREETS = 4_000;
  private static final int TOWNS = 2_500;
  private static final String[] KINDS = {"Via", "Via", "Via", "Via", "Viale", "Piazza", "Corso"};
  private static final String[] PLACES = {
    "San", "Castel", "Borgo", "Monte", "Villa", "Rocca", "Torre", "Colle", "Ponte", "Serra"
  };
  private static final int HOUSES = 160;
  private static final double LETTERED = 0.05;

  private final List<String> streets;
  private final List<String> towns;
  private final Popularity byStreet;
  private final Popularity byTown;

  /**
   * A street and its town.
   *
   * @param street with the house number
   */
  record Address(String street, String town) {}

  Addresses(GivenNames given, FamilyNames family) {
    Dice dice = new Dice(0, Dice.About.PLAN, 0);
    streets = new ArrayList<>(Lines.of("streets.txt"));
    while (streets.size() < STREETS) {
      String kind = KINDS[dice.below(KINDS.length)];
      streets.add(kind + " " + given.draw(dice.chance(0.8), dice) + " " + family.draw(dice));
    }
    towns = new ArrayList<>(Lines.of("towns.txt"));
    while (towns.size() < TOWNS) {
      String saint = given.draw(true, dice).split(" ")[0];
      String place = PLACES[dice.below(PLACES.length)];
      towns.add(place + " " + (place.equals("San") ? saint : family.draw(dice)));
    }
    byStreet = new Popularity(streets.size(), 20);
    byTown = new Popularity(towns.size(), 10);
  }

  Address draw(Dice dice) {
    return in(towns.get(byTown.rank(dice)), dice);
  }

  /** Another street of the same town. */
  Address in(String town, Dice dice) {
    String street = streets.get(byStreet.rank(dice));
    int house = 1 + dice.below(HOUSES);
    String letter = dice.chance(LETTERED) ? "/" + (char) ('A' + dice.below(4)) : "";
    return new Address(street + " " + house + letter, town);
  }
}
