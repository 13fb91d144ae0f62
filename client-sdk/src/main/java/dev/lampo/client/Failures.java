package dev.lampo.client;

import com.hazelcast.client.HazelcastClientNotActiveException;
import com.hazelcast.client.HazelcastClientOfflineException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.HazelcastOverloadException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.spi.exception.RetryableException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import com.hazelcast.sql.HazelcastSqlException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts what Hazelcast throws into {@link ErrorCode}s. */
final class Failures {
  // The engine's own constants are internal; a test holds the ones that matter against it.
  private static final int CONNECTION_PROBLEM = 1001;
  private static final int CANCELLED_BY_USER = 1003;
  private static final int TIMEOUT = 1004;
  private static final int PARTITION_DISTRIBUTION = 1005;
  private static final int MAP_LOADING = 1007;
  private static final int PARSING = 1008;
  private static final int OBJECT_NOT_FOUND = 1010;
  private static final int TOPOLOGY_CHANGE = 1011;
  private static final int RESTARTABLE_ERROR = 1012;
  private static final int DATA_EXCEPTION = 2000;

  private static final Pattern NO_OBJECT = Pattern.compile("Object '([^']*)' not found");
  private static final Pattern OF_QUERY = Pattern.compile("QueryException: ([^\\n]*)");

  /** What is wrong with a statement that can be understood; the codes of these vary. */
  private static final List<String> INVALID_WORDS =
      List.of("parameter count", "doesn't produce rows", "does not support", "not supported");

  /** Names of exceptions by which a failed query says that the cluster changed under it. */
  private static final List<String> TOPOLOGY_WORDS =
      List.of(
          "TopologyChangedException",
          "MemberLeftException",
          "TargetNotMemberException",
          "TargetDisconnectedException",
          "HazelcastInstanceNotActiveException",
          "MemberShutdownException",
          "JobTerminateRequestedException",
          "EnteringPassiveClusterStateException",
          // A member that is shutting down itself and finds nobody left to run the query.
          "No members with version equal to the coordinator version");

  private Failures() {}

  /** The exception for a failure of a call that has not returned anything yet. */
  static GridException of(Throwable thrown, String what) {
    Throwable cause = bare(thrown);
    if (cause instanceof GridException known) {
      return known;
    }
    ErrorCode code = codeOf(cause);
    return new GridException(code, what + ": " + detail(cause, code), cause);
  }

  /** The exception for a failure in the middle of a result. */
  static GridException midway(Throwable thrown, long rows) {
    GridException found = of(thrown, "result broke off after " + rows + " rows");
    if (!found.code().retried()) {
      return found;
    }
    return new GridException(
        ErrorCode.RESULT_INTERRUPTED,
        found.getMessage() + "; what was read is not all, ask again",
        found.getCause());
  }

  private static Throwable bare(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static ErrorCode codeOf(Throwable cause) {
    if (cause instanceof HazelcastSqlException sql) {
      return codeOfSql(sql);
    }
    if (cause instanceof HazelcastClientOfflineException) {
      return ErrorCode.UNREACHABLE;
    }
    if (cause instanceof HazelcastClientNotActiveException) {
      return ErrorCode.CLOSED;
    }
    if (cause instanceof HazelcastOverloadException) {
      return ErrorCode.OVERLOADED;
    }
    if (cause instanceof SplitBrainProtectionException) {
      return ErrorCode.MINORITY;
    }
    if (cause instanceof OperationTimeoutException) {
      return ErrorCode.TIMEOUT;
    }
    if (cause instanceof CancellationException || cause instanceof InterruptedException) {
      return ErrorCode.CANCELLED;
    }
    return saysTopology(cause) ? ErrorCode.MEMBER_LEFT : ErrorCode.FAILED;
  }

  private static ErrorCode codeOfSql(HazelcastSqlException sql) {
    String message = String.valueOf(sql.getMessage());
    if (INVALID_WORDS.stream().anyMatch(message::contains)) {
      return ErrorCode.INVALID_SQL;
    }
    return switch (sql.getCode()) {
      case PARSING ->
          NO_OBJECT.matcher(message).find() ? ErrorCode.UNKNOWN_MAP : ErrorCode.INVALID_SQL;
      case OBJECT_NOT_FOUND -> ErrorCode.UNKNOWN_MAP;
      case TIMEOUT -> ErrorCode.TIMEOUT;
      case CONNECTION_PROBLEM,
          PARTITION_DISTRIBUTION,
          TOPOLOGY_CHANGE,
          RESTARTABLE_ERROR,
          MAP_LOADING ->
          ErrorCode.MEMBER_LEFT;
      case CANCELLED_BY_USER -> ErrorCode.CANCELLED;
      case DATA_EXCEPTION -> ErrorCode.DATA_ERROR;
      default -> codeOfWords(sql, message);
    };
  }

  /** Many failures come without a code of their own: the words are all there is. */
  private static ErrorCode codeOfWords(HazelcastSqlException sql, String message) {
    if (NO_OBJECT.matcher(message).find()) {
      return ErrorCode.UNKNOWN_MAP;
    }
    if (message.contains("CANCEL_FORCEFUL")) {
      return ErrorCode.TIMEOUT;
    }
    if (saysTopology(sql)) {
      return ErrorCode.MEMBER_LEFT;
    }
    return message.contains("QueryException") ? ErrorCode.DATA_ERROR : ErrorCode.FAILED;
  }

  private static boolean saysTopology(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof RetryableException
          || cause instanceof MemberLeftException
          || cause instanceof IOException
          || cause instanceof HazelcastInstanceNotActiveException
          || TOPOLOGY_WORDS.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  private static String detail(Throwable cause, ErrorCode code) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    if (code == ErrorCode.TIMEOUT) {
      return "not done within its deadline; narrow the question or raise the deadline";
    }
    Matcher query = OF_QUERY.matcher(message);
    String said = query.find() ? query.group(1) : message.lines().findFirst().orElse("");
    return switch (code) {
      case UNKNOWN_MAP -> unknownMap(message);
      case UNREACHABLE -> "no member answers; check address, cluster name and network";
      default -> said;
    };
  }

  private static String unknownMap(String message) {
    Matcher found = NO_OBJECT.matcher(message);
    String name = found.find() ? found.group(1) : message;
    return "no table named " + name + "; SHOW VIEWS lists those there are";
  }
}
