package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedWarningsTest {
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final Logger log = context.getLogger("dev.lampo.test");

  @BeforeEach
  void start() {
    context.addTurboFilter(new RepeatedWarnings(millis::get));
    logged.start();
    log.addAppender(logged);
  }

  @Test
  void shouldLetTheFirstFewThrough() {
    for (int i = 0; i < 100; i++) {
      log.warn("database {} does not answer", i);
    }

    assertThat(logged.list).hasSize(5);
  }

  @Test
  void shouldCountWhatItHeldBack() {
    for (int i = 0; i < 100; i++) {
      log.error("database does not answer");
    }
    millis.addAndGet(60_000);

    log.error("database does not answer");

    assertThat(logged.list).hasSize(7);
    assertThat(logged.list.get(5).getFormattedMessage())
        .isEqualTo("the next message came 95 more times and was not logged");
    assertThat(logged.list.get(6).getFormattedMessage()).isEqualTo("database does not answer");
  }

  @Test
  void shouldNotMixMessagesUp() {
    for (int i = 0; i < 6; i++) {
      log.warn("database does not answer");
      log.warn("broker does not answer");
    }

    assertThat(logged.list).hasSize(10);
  }

  @Test
  void shouldNotCountInformation() {
    for (int i = 0; i < 100; i++) {
      log.info("stored");
    }

    assertThat(logged.list).hasSize(100);
  }
}
