package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.jet.JetException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class FailuresTest {
  /** The words are those of the engine 5.7 in a member that shuts down, met by use. */
  @Test
  void shouldAskAnotherMemberWhereTheOneAskedIsLeaving() {
    Throwable met =
        new CompletionException(
            new JetException("No members with version equal to the coordinator version found"));

    assertThat(Failures.of(met, "statement").code()).isEqualTo(ErrorCode.MEMBER_LEFT);
  }

  @Test
  void shouldNotRetryWhatItDoesNotKnow() {
    GridException found = Failures.of(new JetException("something else"), "statement");

    assertThat(found.code()).isEqualTo(ErrorCode.FAILED);
    assertThat(found).hasMessage("statement: something else");
  }
}
