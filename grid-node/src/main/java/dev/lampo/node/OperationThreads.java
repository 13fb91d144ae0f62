package dev.lampo.node;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the threads are that carry out what members ask of each other. */
final class OperationThreads {
  private static final String NAMED = "operation.thread-";
  private static final int FRAMES_MAX = 24;

  private OperationThreads() {}

  /** Their stacks, the innermost call first; those of all Hazelcast members of this JVM. */
  static String stacks() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().contains(NAMED))
        .sorted(Map.Entry.comparingByKey((one, two) -> one.getName().compareTo(two.getName())))
        .map(entry -> text(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Thread thread, StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .limit(FRAMES_MAX)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining("", thread.getName() + " " + thread.getState(), ""));
  }
}
