package dev.lampo.bench.people;

import java.util.BitSet;

/**
 * Who has how many records, in which row each is, and who lives together. A fifth of all records
 * are copies: an eighth as many persons as there are records have one to four more than the first.
 * Immutable.
 */
final class PeoplePlan {
  /** One record in so many is a copy. */
  static final int COPIES_OF = 5;

  private static final double[] MORE_COPIES = {0.40, 0.375, 0.33};
  private static final double[] MORE_MEMBERS = {0.67, 0.6, 0.5, 0.25};

  private final int persons;
  private final int[] copied;
  private final int[] order;
  private final int[] households;

  PeoplePlan(long seed, int records) {
    Dice dice = new Dice(seed, Dice.About.PLAN, records);
    copied = new int[records / COPIES_OF];
    persons = records - copied.length;
    copy(dice);
    order = shuffled(records, dice);
    households = new int[persons];
    settle(dice);
  }

  /** How many persons there are; they are numbered from 0. */
  int persons() {
    return persons;
  }

  /** Whose record a row holds. */
  int person(int row) {
    return order[row] < persons ? order[row] : copied[order[row] - persons];
  }

  /** Whether a row holds another record than the first one of its person. */
  boolean isCopy(int row) {
    return order[row] >= persons;
  }

  /** The first person of somebody's household; the others follow it by number. */
  int household(int person) {
    return households[person];
  }

  private void copy(Dice dice) {
    BitSet chosen = new BitSet(persons);
    for (int next = 0; next < copied.length; ) {
      int person = dice.below(persons);
      if (!chosen.get(person)) {
        chosen.set(person);
        for (int more = 1 + more(MORE_COPIES, dice); more > 0 && next < copied.length; more--) {
          copied[next++] = person;
        }
      }
    }
  }

  private void settle(Dice dice) {
    for (int first = 0; first < persons; ) {
      int end = Math.min(persons, first + 1 + more(MORE_MEMBERS, dice));
      for (int member = first; member < end; member++) {
        households[member] = first;
      }
      first = end;
    }
  }

  private static int more(double[] chances, Dice dice) {
    int more = 0;
    while (more < chances.length && dice.chance(chances[more])) {
      more++;
    }
    return more;
  }

  private static int[] shuffled(int count, Dice dice) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = dice.below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
