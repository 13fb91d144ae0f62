package dev.lampo.matching.profile;

import java.util.List;

/**
 * One comparison that is proposed for a column.
 *
 * @param name as explanations call it
 * @param on the feature
 * @param with a second feature for crossed values; empty where there is none
 * @param levels as rules write them
 * @param frequency whether rare values weigh more
 */
record Compared(String name, String on, String with, String levels, boolean frequency) {
  private static final String NAME_LEVELS = "exact, jaro-winkler 0.92, jaro-winkler 0.8, crossed";

  /** Names that are made of parts are compared by them, as the ready-made rules do. */
  static List<Compared> of(String field, ColumnKind kind, String partner) {
    return switch (kind) {
      case COMPANY ->
          List.of(
              new Compared(field + "_joined", field + ".joined", "", "exact", false),
              new Compared(field, field, "", kind.levels(), false),
              new Compared(field + "_form", field + ".form", "", "exact", false),
              new Compared(field + "_owner", field + ".owner", "", "words 0.8, shared", false));
      case PERSON ->
          List.of(
              new Compared(field + "_given", field + ".root", field + ".family", NAME_LEVELS, true),
              new Compared(
                  field + "_family", field + ".family", field + ".root", NAME_LEVELS, true));
      default ->
          List.of(
              new Compared(
                  field,
                  kind.compared(field),
                  partner,
                  kind.levels() + (partner.isEmpty() ? "" : ", crossed"),
                  kind.frequency()));
    };
  }

  void into(StringBuilder text) {
    text.append("  ").append(name).append(":\n    on: ").append(on).append('\n');
    if (!with.isEmpty()) {
      text.append("    with: ").append(with).append('\n');
    }
    text.append("    levels: [").append(levels).append("]\n");
    if (frequency) {
      text.append("    frequency: true\n");
    }
  }
}
