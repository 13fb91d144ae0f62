package dev.lampo.node;

import dev.lampo.node.NodeSettings.Copy;
import dev.lampo.node.NodeSettings.Health;
import dev.lampo.node.NodeSettings.Heartbeat;
import dev.lampo.node.NodeSettings.Jobs;
import dev.lampo.node.NodeSettings.Management;
import dev.lampo.node.NodeSettings.Member;
import dev.lampo.node.NodeSettings.Rentals;
import dev.lampo.node.NodeSettings.SplitBrainProtection;
import dev.lampo.settings.Section;
import dev.lampo.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads {@code node.yaml} and refuses it with every problem at once. */
public final class NodeSettingsFile {
  private static final Pattern IP_OR_PATTERN = Pattern.compile("[0-9*-]{1,7}(\\.[0-9*-]{1,7}){3}");
  private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+):([0-9]{1,5})");
  private static final int PORT_MAX = 65_535;

  private final Path path;
  private final Overrides overrides;
  private final SettingsFile file;
  private final Section root;

  private NodeSettingsFile(Path path, Overrides overrides) {
    this.path = path;
    this.overrides = overrides;
    this.file = SettingsFile.read(path);
    this.root = file.root();
  }

  /**
   * What the command line says instead of the file, so that several nodes can share one.
   *
   * @param port of the member
   * @param healthPort of the probes
   */
  public record Overrides(OptionalInt port, OptionalInt healthPort) {
    /** Leaves everything to the file. */
    public static final Overrides NONE = new Overrides(OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * Reads a node's settings. Paths in the file are relative to its folder.
   *
   * @throws dev.lampo.settings.InvalidSettingsException with all that is wrong in the file
   */
  public static NodeSettings read(Path path, Overrides overrides) {
    return new NodeSettingsFile(path, overrides).read();
  }

  private NodeSettings read() {
    String cluster = root.sectionOrDefaults("cluster").text("name", "lampo");
    Member member = member(root.sectionOrDefaults("member"));
    Management management =
        new Management(root.sectionOrDefaults("management").flag("dataAccess", true));
    Health health = health(root.sectionOrDefaults("health"));
    Jobs jobs = jobs(root.sectionOrDefaults("jobs"));
    Rentals rentals = rentals(root.sectionOrDefaults("rentals"));
    Path sources = existing("sources", "sources.yaml");
    Path reference = existing("reference", "reference");
    Optional<Copy> copy = root.optionalSection("copy").map(this::copy);
    Duration maxWait =
        root.sectionOrDefaults("shutdown")
            .duration("maxWait", Duration.ofSeconds(60), seconds(1), Duration.ofHours(1));
    Map<String, String> properties = hazelcast(root.sectionOrDefaults("hazelcast"));
    HazelcastProperties.refusedOnCommandLine()
        .forEach((name, reason) -> file.problem(0, "-D" + name, "refused: " + reason, null));
    file.check();
    return new NodeSettings(
        path,
        cluster,
        member,
        management,
        health,
        jobs,
        rentals,
        sources,
        reference,
        copy,
        maxWait,
        properties,
        effective());
  }

  private Member member(Section section) {
    String bind = bind(section, "127.0.0.1");
    int inFile = section.integer("port", 5701, 1, PORT_MAX);
    int port = overrides.port().orElse(inFile);
    int portRange = section.integer("portRange", 1, 1, 100);
    List<String> members = members(section, bind, port, portRange);
    Section beats = section.sectionOrDefaults("heartbeat");
    Duration interval = beats.duration("interval", seconds(1), seconds(1), Duration.ofMinutes(1));
    Duration timeout = beats.duration("timeout", seconds(12), seconds(2), Duration.ofMinutes(10));
    if (timeout.compareTo(interval.multipliedBy(2)) < 0) {
      beats.reject(
          "timeout", "must be at least twice the interval: one lost beat is no lost member");
    }
    return new Member(
        bind,
        port,
        portRange,
        members,
        section.integer("backups", 1, 0, 6),
        new Heartbeat(interval, timeout),
        section.integer("cooperativeThreads", Runtime.getRuntime().availableProcessors(), 1, 1_024),
        section.choice(
            "splitBrainProtection", SplitBrainProtection.class, SplitBrainProtection.AUTO));
  }

  private static String bind(Section section, String defaultValue) {
    String bind = section.text("bind", defaultValue);
    if (bind.equals("0.0.0.0") || bind.equals("*.*.*.*")) {
      section.reject(
          "bind",
          "opens the port on every interface, and whoever reaches it owns the grid; name one"
              + " address, or a pattern such as 10.0.*.*");
    } else if (!IP_OR_PATTERN.matcher(bind).matches()) {
      section.reject(
          "bind", "expected an IPv4 address or a pattern such as 10.0.*.*, found \"" + bind + "\"");
    }
    return bind;
  }

  private static List<String> members(Section section, String bind, int port, int portRange) {
    String self = bind + ":" + port;
    List<String> members = section.texts("members", List.of());
    if (members.isEmpty()) {
      return List.of(self);
    }
    for (String member : members) {
      var parts = HOST_AND_PORT.matcher(member);
      if (!parts.matches() || Integer.parseInt(parts.group(2)) > PORT_MAX) {
        section.reject(
            "members",
            "expected host:port, the host a name or an IPv4 address, found \"" + member + "\"");
      }
    }
    // Host names and patterns may mean this node; two plain addresses can be compared.
    boolean comparable =
        portRange == 1
            && bind.indexOf('*') < 0
            && members.stream().allMatch(member -> member.matches("[0-9.]+:[0-9]+"));
    if (comparable && !members.contains(self)) {
      section.reject(
          "members", "does not name this node, " + self + "; all nodes share one list of all");
    }
    return members;
  }

  private Health health(Section section) {
    String bind = section.text("bind", "127.0.0.1");
    if (bind.indexOf(':') >= 0) {
      section.reject("bind", "expected a host name or an IPv4 address, found \"" + bind + "\"");
    }
    int inFile = section.integer("port", 8701, 0, PORT_MAX);
    Duration warmUp =
        section.duration("warmUp", seconds(10), Duration.ZERO, Duration.ofMinutes(10));
    return new Health(bind, overrides.healthPort().orElse(inFile), warmUp);
  }

  private static Jobs jobs(Section section) {
    return new Jobs(
        section.duration(
            "snapshotInterval", seconds(1), Duration.ofMillis(100), Duration.ofMinutes(10)));
  }

  private static Rentals rentals(Section section) {
    return new Rentals(
        section.duration(
            "pickupTolerance", Duration.ofHours(2), Duration.ZERO, Duration.ofHours(24)));
  }

  private Path existing(String key, String defaultValue) {
    String written = root.text(key, defaultValue);
    Path resolved = path.toAbsolutePath().getParent().resolve(written).normalize();
    if (!Files.exists(resolved)) {
      root.reject(key, "does not exist: " + resolved);
    }
    return resolved;
  }

  private Copy copy(Section section) {
    String url = section.text("url");
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      section.reject("url", "expected jdbc:postgresql://host:port/database");
    }
    if (url.contains("password=")) {
      section.reject("url", "carries a password, and addresses are logged; set copy.password");
    }
    Duration retryFrom = pause(section, "retryFrom", Duration.ofMillis(200));
    Duration retryTo = pause(section, "retryTo", seconds(5));
    if (retryTo.compareTo(retryFrom) < 0) {
      section.reject("retryTo", "must not be shorter than retryFrom");
    }
    return new Copy(
        url,
        section.text("user"),
        section.secret("password", ""),
        section.integer("batchRows", 2_000, 1, 100_000),
        section.integer("pendingRows", 200_000, 1_000, 100_000_000),
        retryFrom,
        retryTo,
        pause(section, "connectTimeout", seconds(3)),
        pause(section, "statementTimeout", seconds(30)),
        pause(section, "closeTimeout", seconds(5)));
  }

  private static Duration pause(Section section, String key, Duration defaultValue) {
    return section.duration(key, defaultValue, Duration.ofMillis(10), Duration.ofMinutes(10));
  }

  private Map<String, String> hazelcast(Section section) {
    section.names().stream()
        .filter(name -> !name.equals("properties"))
        .forEach(
            name ->
                HazelcastProperties.sectionRefusal(name)
                    .ifPresentOrElse(
                        reason -> section.reject(name, reason),
                        () -> section.reject(name, "only properties: is passed on to Hazelcast")));
    Map<String, String> properties = section.textMap("properties");
    Section heading = section.sectionOrDefaults("properties");
    properties
        .keySet()
        .forEach(
            name ->
                HazelcastProperties.refusal(name)
                    .ifPresent(reason -> heading.reject(name, "refused: " + reason)));
    return properties;
  }

  private String effective() {
    String text = file.effective();
    if (overrides.port().isPresent()) {
      text = overridden(text, "member.port", overrides.port().getAsInt());
    }
    if (overrides.healthPort().isPresent()) {
      text = overridden(text, "health.port", overrides.healthPort().getAsInt());
    }
    return text;
  }

  private static String overridden(String text, String key, int value) {
    return text.replaceFirst(
        "(?m)^" + Pattern.quote(key) + " = .*$", key + " = " + value + " (command line)");
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
