package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which topic the positions of a partition speak of. A topic that is made anew under its old name
 * begins at offset zero again; so that its records are not taken for those of the former one, its
 * positions begin above all positions before.
 *
 * @param topicId as the broker gave it when the topic was made
 * @param base position of the record at offset zero
 */
record KafkaPlace(String topicId, long base) {
  private static final Pattern TEXT = Pattern.compile("topic=(\\S+) base=([0-9]{1,18})");

  KafkaPlace {
    requireNonNull(topicId, "topicId is null");
  }

  /** Reads what {@link #text} wrote; any other text is the place in something else. */
  static KafkaPlace of(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? new KafkaPlace(matcher.group(1), Long.parseLong(matcher.group(2)))
        : new KafkaPlace(text, 0);
  }

  /** As it stands beside a stored position. */
  String text() {
    return "topic=" + topicId + " base=" + base;
  }
}
