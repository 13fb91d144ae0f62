package dev.lampo.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a node's Hazelcast counts of its connections, read over JMX from the node's own process as
 * {@code jconsole} does it; needs a JDK, and the same user. One thread.
 */
final class NodeCounters implements AutoCloseable {
  private static final String CONNECTION = "pipelineId=";

  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private NodeCounters(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.beans = connector.getMBeanServerConnection();
  }

  /**
   * Attaches to a node.
   *
   * @throws IllegalStateException where its process does not let itself be attached to
   */
  static NodeCounters of(ProcessHandle node) {
    try {
      return new NodeCounters(JMXConnectorFactory.connect(new JMXServiceURL(agent(node))));
    } catch (IOException | AttachNotSupportedException e) {
      throw new IllegalStateException("cannot attach to the node's process " + node.pid(), e);
    }
  }

  private static String agent(ProcessHandle node) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(node.pid()));
    try {
      return machine.startLocalManagementAgent();
    } finally {
      machine.detach();
    }
  }

  /**
   * Bytes read and written on each open connection, as last collected, by its two ends: {@code
   * /127.0.0.1:40112->/127.0.0.1:5701}.
   *
   * @throws IllegalStateException where the node does not count them
   */
  Map<String, Long> bytesByConnection() {
    Map<String, Long> bytes = new HashMap<>();
    add(bytes, "tcp.connection.in", "bytesRead");
    add(bytes, "tcp.connection.out", "bytesWritten");
    return bytes;
  }

  private void add(Map<String, Long> bytes, String prefix, String counter) {
    try {
      ObjectName all = new ObjectName("com.hazelcast*:type=Metrics,prefix=" + prefix + ",*");
      for (ObjectName one : beans.queryNames(all, null)) {
        bytes.merge(ends(one), read(one, counter), Long::sum);
      }
    } catch (IOException | JMException e) {
      throw new IllegalStateException("the node's metrics cannot be read", e);
    }
  }

  private long read(ObjectName connection, String counter) throws IOException, JMException {
    try {
      return ((Number) beans.getAttribute(connection, counter)).longValue();
    } catch (AttributeNotFoundException e) {
      throw new IllegalStateException(
          "the node does not tell "
              + counter
              + " of its connections: it needs "
              + MemberTraffic.COUNTED,
          e);
    } catch (InstanceNotFoundException closedMeanwhile) {
      return 0;
    }
  }

  private static String ends(ObjectName connection) {
    return connection.getKeyPropertyList().values().stream()
        .filter(value -> value.startsWith("\"" + CONNECTION))
        .map(value -> ObjectName.unquote(value).substring(CONNECTION.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not of one connection: " + connection));
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException ended) {
      // The node may have gone first; nothing is left open then.
    }
  }
}
