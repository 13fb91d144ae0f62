package dev.lampo.node.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 30s} and {@code 2m}. */
final class DurationText implements ITypeConverter<Duration> {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m)");
  private static final Map<String, Duration> UNITS =
      Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1));

  @Override
  public Duration convert(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("not a time such as 500ms, 30s or 2m: " + text);
    }
    return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }
}
