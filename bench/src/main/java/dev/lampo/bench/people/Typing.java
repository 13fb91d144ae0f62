package dev.lampo.bench.people;

/** What fingers do wrong: a neighbouring key, two letters turned, one left out, one twice. */
final class Typing {
  private static final String[] ROWS = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private Typing() {}

  /** The text with one typing error; a text of one letter stays. */
  static String error(String text, Dice dice) {
    if (text.length() < 2) {
      return text;
    }
    int at = dice.below(text.length());
    StringBuilder typed = new StringBuilder(text);
    switch (dice.below(4)) {
      case 0 -> typed.setCharAt(at, neighbour(text.charAt(at), dice));
      case 1 -> turn(typed, Math.min(at, text.length() - 2));
      case 2 -> typed.deleteCharAt(at);
      default -> typed.insert(at, text.charAt(at));
    }
    return typed.toString().strip();
  }

  /** The text with one of its digits replaced. */
  static String digit(String text, Dice dice) {
    int at = dice.below(text.length());
    while (!Character.isDigit(text.charAt(at))) {
      at = (at + 1) % text.length();
    }
    StringBuilder typed = new StringBuilder(text);
    typed.setCharAt(at, (char) ('0' + (text.charAt(at) - '0' + 1 + dice.below(9)) % 10));
    return typed.toString();
  }

  private static void turn(StringBuilder typed, int at) {
    char first = typed.charAt(at);
    typed.setCharAt(at, typed.charAt(at + 1));
    typed.setCharAt(at + 1, first);
  }

  private static char neighbour(char letter, Dice dice) {
    char small = Character.toLowerCase(letter);
    for (String row : ROWS) {
      int at = row.indexOf(small);
      if (at >= 0) {
        boolean right = at == 0 || at < row.length() - 1 && dice.chance(0.5);
        char typed = row.charAt(right ? at + 1 : at - 1);
        return small == letter ? typed : Character.toUpperCase(typed);
      }
    }
    return 'e';
  }
}
