package dev.lampo.node;

import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges what an operator wants to hand to Hazelcast. Hazelcast ignores properties it does not know
 * and, in Community Edition, some settings that belong to Enterprise, without a word: whoever sets
 * them would believe in a protection that is not there. So they are refused here.
 */
final class HazelcastProperties {
  private static final Set<String> KNOWN = knownNames();

  /** Beginnings of property names that only Enterprise obeys, with what to do instead. */
  private static final Map<String, String> ENTERPRISE = enterprise();

  /** Properties that a setting of the node decides, or that the node could not work with. */
  private static final Map<String, String> OURS = ours();

  /** Sections of Hazelcast's own configuration that people look for here. */
  private static final Map<String, String> SECTIONS = sections();

  private HazelcastProperties() {}

  /** Why a property is not passed on, or empty when it is. */
  static Optional<String> refusal(String name) {
    Optional<String> enterprise = enterpriseRefusal(name);
    if (enterprise.isPresent()) {
      return enterprise;
    }
    if (OURS.containsKey(name)) {
      return Optional.of(OURS.get(name));
    }
    return KNOWN.contains(name)
        ? Optional.empty()
        : Optional.of("Hazelcast has no such property and would ignore it");
  }

  private static Optional<String> enterpriseRefusal(String name) {
    return ENTERPRISE.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** System properties that only Enterprise obeys, with the reason; Hazelcast reads those too. */
  static Map<String, String> refusedOnCommandLine() {
    Map<String, String> refused = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      enterpriseRefusal(name).ifPresent(reason -> refused.put(name, reason));
    }
    return refused;
  }

  /** What to say of a section of Hazelcast's own configuration, if it is one. */
  static Optional<String> sectionRefusal(String name) {
    return Optional.ofNullable(SECTIONS.get(name.replace("-", "").toLowerCase(Locale.ROOT)));
  }

  /** Names of all properties that may be passed on. */
  static Set<String> allowed() {
    Set<String> allowed = new TreeSet<>(KNOWN);
    allowed.removeIf(name -> refusal(name).isPresent());
    return allowed;
  }

  private static Set<String> knownNames() {
    Set<String> names = new TreeSet<>();
    for (Field field : ClusterProperty.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == HazelcastProperty.class) {
        try {
          names.add(((HazelcastProperty) field.get(null)).getName());
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("public field is not accessible: " + field, e);
        }
      }
    }
    return names;
  }

  private static Map<String, String> enterprise() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put(
        "hazelcast.enterprise.", "Lampo runs on Community Edition: no licence key is read");
    prefixes.put(
        "hazelcast.persistence.",
        "Community Edition keeps nothing on disk; configure the relational copy instead (copy:)");
    prefixes.put(
        "hazelcast.hot.restart.",
        "Community Edition keeps nothing on disk; configure the relational copy instead (copy:)");
    prefixes.put(
        "hazelcast.security.",
        "Community Edition has no security realms; keep the member port on loopback or on a"
            + " private network (member.bind)");
    prefixes.put("hazelcast.hd.", "Community Edition has no native memory; size the heap instead");
    prefixes.put(
        "hazelcast.tiered.", "Community Edition has no tiered store; size the heap instead");
    prefixes.put(
        "hazelcast.sql.tstore.", "Community Edition has no tiered store; size the heap instead");
    prefixes.put("hazelcast.wan.", "Community Edition does not replicate to other clusters");
    prefixes.put("hazelcast.cp.", "Community Edition has no CP subsystem");
    prefixes.put("hazelcast.tpc.", "Community Edition has no thread-per-core engine");
    return prefixes;
  }

  private static Map<String, String> ours() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("hazelcast.socket.bind.any", "set member.bind");
    names.put("hazelcast.socket.server.bind.any", "set member.bind");
    names.put("hazelcast.heartbeat.interval.seconds", "set member.heartbeat.interval");
    names.put("hazelcast.max.no.heartbeat.seconds", "set member.heartbeat.timeout");
    names.put("hazelcast.graceful.shutdown.max.wait", "set shutdown.maxWait");
    names.put("hazelcast.shutdownhook.enabled", "the node shuts its member down in its own order");
    names.put("hazelcast.shutdownhook.policy", "the node shuts its member down in its own order");
    names.put("hazelcast.logging.type", "the node logs through SLF4J; see LAMPO_LOG_LEVEL");
    names.put("hazelcast.phone.home.enabled", "a node sends nothing to anyone");
    names.put("hazelcast.jmx", "JMX is always on; metrics are read through it");
    names.put("hazelcast.jet.custom.lib.dir", "classes come from the node's own class path only");
    names.put(
        "hazelcast.cluster.jarupload.dirpath", "classes come from the node's own class path only");
    return names;
  }

  private static Map<String, String> sections() {
    Map<String, String> names = new LinkedHashMap<>();
    String noDisk =
        "Community Edition accepts it and keeps nothing on disk; configure the relational copy"
            + " (copy:)";
    String noSecurity =
        "Community Edition does not protect the member port; keep it on loopback or on a private"
            + " network (member.bind)";
    for (String name :
        new String[] {"persistence", "hotrestart", "hotrestartpersistence", "datapersistence"}) {
      names.put(name, noDisk);
    }
    for (String name :
        new String[] {
          "security",
          "realms",
          "clientpermissions",
          "ssl",
          "tls",
          "socketinterceptor",
          "symmetricencryption",
          "auditlog"
        }) {
      names.put(name, noSecurity);
    }
    names.put("nativememory", "Community Edition ignores it; size the heap with LAMPO_JAVA_OPTS");
    names.put("licensekey", "Lampo runs on Community Edition: no licence key is read");
    names.put("licencekey", "Lampo runs on Community Edition: no licence key is read");
    names.put("cpsubsystem", "Community Edition has no CP subsystem");
    names.put("wanreplication", "Community Edition does not replicate to other clusters");
    names.put("rest", "Community Edition ignores it; health.bind and health.port answer probes");
    names.put("restapi", "health.bind and health.port answer probes");
    names.put("usercodenamespaces", "classes come from the node's own class path only");
    names.put("usercodedeployment", "classes come from the node's own class path only");
    names.put("dynamicconfiguration", "Community Edition does not keep it; edit node.yaml instead");
    names.put("tpc", "Community Edition has no thread-per-core engine");
    return names;
  }
}
