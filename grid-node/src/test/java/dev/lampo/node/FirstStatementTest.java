package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.serial.SqlTables;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStatementTest {
  @TempDir Path folder;

  @Test
  void shouldNotBeReadyBeforeTheGridHasAnswered() {
    HazelcastInstance grid = GridMember.start(new NodeFiles(folder).cluster(1)[0]);
    try (FirstStatement statement = new FirstStatement(grid)) {
      assertThat(statement.notReadyBecause())
          .containsExactly("sql: has not answered a statement yet");

      statement.tick();
      assertThat(statement.notReadyBecause())
          .as("without the tables")
          .singleElement()
          .asString()
          .startsWith("sql: has not answered a statement yet, ")
          .contains("quotes");

      SqlTables.declare(grid);
      statement.tick();
      assertThat(statement.notReadyBecause()).isEmpty();
    } finally {
      grid.getLifecycleService().terminate();
    }
  }
}
