package dev.lampo.jobs.source;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says what an error of a broker means, and what an operator can do. */
final class KafkaTrouble {
  private static final Pattern USER = Pattern.compile("\\busername\\s*=\\s*\"([^\"]*)\"");
  private static final String SHOWN_MAX = "%.300s";

  private KafkaTrouble() {}

  /** What a future hides behind its own exception. */
  static Throwable cause(Throwable failed) {
    return failed.getCause() != null
            && (failed instanceof CompletionException || failed instanceof ExecutionException)
        ? failed.getCause()
        : failed;
  }

  /** Whether there is no such topic: what has its name next may be another one. */
  static boolean isMissingTopic(Throwable failed) {
    return failed instanceof UnknownTopicOrPartitionException;
  }

  /** Whether the user was refused: who asks again too often may be locked out. */
  static boolean isRefusal(Throwable failed) {
    return failed instanceof AuthenticationException;
  }

  /** The error for an operator: what, where, which value and what to do, without secrets. */
  static String explained(KafkaSource source, Throwable failed) {
    return "topic %s at %s: %s (%s)"
        .formatted(
            source.topic(),
            source.client().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG),
            advice(source, failed),
            said(source, failed));
  }

  private static String advice(KafkaSource source, Throwable failed) {
    if (failed instanceof SaslAuthenticationException) {
      return "the broker refuses "
          + user(source)
          + " or its password: correct client.sasl.jaas.config, or the broker's users";
    }
    if (failed instanceof SslAuthenticationException) {
      return "TLS failed: correct client.ssl.truststore and client.ssl.keystore, or the broker's"
          + " certificate";
    }
    if (failed instanceof AuthenticationException) {
      return "the broker does not take this way to sign in: correct client.security.protocol and"
          + " client.sasl.mechanism";
    }
    if (failed instanceof AuthorizationException) {
      return user(source) + " may not read the topic: grant READ on it to the user";
    }
    if (isMissingTopic(failed)) {
      return "the topic does not exist: create it, or correct topic";
    }
    if (failed instanceof InvalidTopicException) {
      return "no topic can have this name: correct topic";
    }
    if (failed instanceof TimeoutException) {
      return "no answer in time: check client.bootstrap.servers, client.security.protocol, the"
          + " broker and the network";
    }
    return root(failed) instanceof ConfigException
        ? "the settings of the client cannot be used: correct client"
        : "the broker or its client failed";
  }

  /** A name is no secret, though it stands in one. */
  private static String user(KafkaSource source) {
    String login = source.client().get(SaslConfigs.SASL_JAAS_CONFIG);
    Matcher name = USER.matcher(login == null ? "" : login);
    if (name.find()) {
      return "user \"" + name.group(1) + '"';
    }
    String protocol = source.client().get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
    return protocol == null ? "the user (none is set)" : "the user";
  }

  /** A wrong value of a secret setting must not come back in a message about it. */
  private static String said(KafkaSource source, Throwable failed) {
    Throwable root = root(failed);
    String text = root.getClass().getSimpleName() + ": " + root.getMessage();
    for (var setting : source.client().entrySet()) {
      if (ClientSettings.isSecret(setting.getKey()) && !setting.getValue().isEmpty()) {
        text = text.replace(setting.getValue(), "****");
      }
    }
    return SHOWN_MAX.formatted(text.strip());
  }

  private static Throwable root(Throwable failed) {
    Throwable root = failed;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
