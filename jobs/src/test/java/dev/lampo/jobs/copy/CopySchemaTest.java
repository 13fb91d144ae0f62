package dev.lampo.jobs.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.jobs.copy.CopySchema.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CopySchemaTest {
  private final CopySettings settings = TestServer.shared().newDatabase();
  private final CopyDatabase database = new CopyDatabase(settings);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldMigrateTwiceWithoutChange() throws Exception {
    CopySchema.migrate(database);

    CopySchema.migrate(database);

    assertThat(new CopyReader(database).positions()).isEmpty();
  }

  @Test
  void shouldLetSeveralNodesStartAtOnce() {
    List<CompletableFuture<Void>> nodes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      nodes.add(CompletableFuture.runAsync(this::migrate));
    }

    assertThat(nodes).allSatisfy(CompletableFuture::join);
  }

  @Test
  void shouldRefuseChangedMigration() throws Exception {
    Migration first = Migration.of("V001__a.sql", "CREATE TABLE a ()");
    CopySchema.migrate(database, List.of(first));

    Migration changed = Migration.of("V001__a.sql", "CREATE TABLE b ()");

    assertThatThrownBy(() -> CopySchema.migrate(database, List.of(changed)))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("V001__a.sql")
        .hasMessageContaining(first.checksum())
        .hasMessageContaining(changed.checksum());
  }

  @Test
  void shouldRefuseNewerSchema() throws Exception {
    Migration first = Migration.of("V001__a.sql", "CREATE TABLE a ()");
    Migration second = Migration.of("V002__b.sql", "CREATE TABLE b ()");
    CopySchema.migrate(database, List.of(first, second));

    assertThatThrownBy(() -> CopySchema.migrate(database, List.of(first)))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("the database has migration 2, this version knows 1");
  }

  @Test
  void shouldApplyNothingOfFailingMigration() throws Exception {
    Migration broken = Migration.of("V001__a.sql", "CREATE TABLE a (); CREATE TABLE a ()");
    assertThatThrownBy(() -> CopySchema.migrate(database, List.of(broken)))
        .hasMessageContaining("already exists");

    CopySchema.migrate(database, List.of(Migration.of("V001__a.sql", "CREATE TABLE a ()")));
  }

  @Test
  void shouldHidePassword() {
    CopySettings secret =
        CopySettings.of("jdbc:postgresql://h/d?password=hunter2&ssl=true", "u", "hunter2");

    assertThat(secret.toString()).doesNotContain("hunter2").contains("ssl=true");
  }

  private void migrate() {
    try {
      CopySchema.migrate(database);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
