package dev.lampo.node.cli;

import dev.lampo.settings.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time to wait as the settings write it: {@code 500ms}, {@code 30s}, {@code 2m}. */
final class DurationText implements ITypeConverter<Duration> {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  @Override
  public Duration convert(String text) {
    return Durations.parse(text)
        .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected a time such as 500ms, 30s, 2m or 1h, from "
                        + Durations.text(SHORTEST)
                        + " to "
                        + Durations.text(LONGEST)
                        + ", found \""
                        + text
                        + "\""));
  }
}
