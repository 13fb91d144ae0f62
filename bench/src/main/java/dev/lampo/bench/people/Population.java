package dev.lampo.bench.people;

import dev.lampo.bench.people.Addresses.Address;
import dev.lampo.bench.people.Dice.About;

/**
 * Who the persons of a plan are: each a function of the seed and its number alone. Households share
 * family name and address; some sons are called as their fathers, some children are twins, and some
 * persons are namesakes of others. For one thread.
 */
final class Population {
  private static final double NAMESAKES = 0.015;
  private static final double NAMESAKES_OF_ONE_YEAR = 0.2;
  private static final double PARTNERS_OF_ONE_NAME = 0.5;
  private static final double SONS_AS_FATHERS = 0.005;
  private static final double TWINS = 0.005;
  private static final double MAIL_OF_THE_HOUSE = 0.001;
  private static final double NO_MAIL = 0.08;
  private static final double MOVED_WITHIN_TOWN = 0.5;
  private static final int FIRST_YEAR = 1935;
  private static final int LAST_YEAR = 2020;

  private final long seed;
  private final PeoplePlan plan;
  private final GivenNames given = new GivenNames();
  private final FamilyNames family = new FamilyNames();
  private final Addresses addresses = new Addresses(given, family);

  Population(long seed, PeoplePlan plan) {
    this.seed = seed;
    this.plan = plan;
  }

  GivenNames givenNames() {
    return given;
  }

  Person person(int number) {
    Dice dice = new Dice(seed, About.PERSON, number);
    Member member = member(number);
    if (dice.chance(NAMESAKES)) {
      Member other = member(dice.below(plan.persons()));
      int year = dice.chance(NAMESAKES_OF_ONE_YEAR) ? other.year : member.year;
      member = new Member(other.man, other.given, other.family, year, member.day);
    }
    Address home = addresses.draw(new Dice(seed, About.HOUSEHOLD, ~plan.household(number)));
    return new Person(
        member.given,
        member.family,
        member.birth(),
        home.street(),
        home.town(),
        email(number, member, dice));
  }

  /** Where somebody went, if they ever moved. */
  Address moved(int number, String town) {
    Dice dice = new Dice(seed, About.MOVED, number);
    return dice.chance(MOVED_WITHIN_TOWN) ? addresses.in(town, dice) : addresses.draw(dice);
  }

  /** The address of mail that somebody took later. */
  String laterEmail(int number, Person person) {
    return Emails.draw(
        person.given(), person.family(), person.birth(), new Dice(seed, About.MOVED, ~number));
  }

  private String email(int number, Member member, Dice dice) {
    if (dice.chance(NO_MAIL)) {
      return "";
    }
    int first = plan.household(number);
    if (number > first && dice.chance(MAIL_OF_THE_HOUSE)) {
      return person(first).email();
    }
    return Emails.draw(member.given, member.family, member.birth(), dice);
  }

  private Member member(int number) {
    int first = plan.household(number);
    Member[] house = new Member[number - first + 1];
    house[0] = head(first);
    for (int place = 1; place < house.length; place++) {
      Dice dice = new Dice(seed, About.MEMBER, first + place);
      house[place] = place == 1 ? partner(house[0], dice) : child(house, place, dice);
    }
    return house[number - first];
  }

  private Member head(int number) {
    Dice dice = new Dice(seed, About.HOUSEHOLD, number);
    boolean man = dice.chance(0.5);
    int year = FIRST_YEAR + dice.below(LAST_YEAR - 20 - FIRST_YEAR);
    return new Member(man, given.draw(man, dice), family.draw(dice), year, dice.below(365));
  }

  private Member partner(Member head, Dice dice) {
    String name = dice.chance(PARTNERS_OF_ONE_NAME) ? head.family : family.draw(dice);
    int year = head.year - 6 + dice.below(13);
    return new Member(!head.man, given.draw(!head.man, dice), name, year, dice.below(365));
  }

  private Member child(Member[] house, int place, Dice dice) {
    Member head = house[0];
    boolean man = dice.chance(0.5);
    String called = given.draw(man, dice);
    while (isTaken(called, house, place)) {
      called = given.draw(man, dice);
    }
    if (man && head.man && dice.chance(SONS_AS_FATHERS)) {
      called = head.given;
    }
    if (place > 2 && dice.chance(TWINS)) {
      Member twin = house[place - 1];
      return new Member(man, called, head.family, twin.year, twin.day);
    }
    int year = Math.min(LAST_YEAR, head.year + 20 + dice.below(20));
    return new Member(man, called, head.family, year, dice.below(365));
  }

  /** Nobody gives two children one name. */
  private static boolean isTaken(String called, Member[] house, int place) {
    for (int i = 0; i < place; i++) {
      if (house[i].given.equals(called)) {
        return true;
      }
    }
    return false;
  }

  private record Member(boolean man, String given, String family, int year, int day) {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    String birth() {
      int month = 0;
      int rest = day;
      while (rest >= DAYS[month]) {
        rest -= DAYS[month++];
      }
      return year + two(month + 1) + two(rest + 1);
    }

    private static String two(int number) {
      return (number < 10 ? "-0" : "-") + number;
    }
  }
}
