package dev.lampo.demo.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lampo.demo.servers.PostgresServer;
import dev.lampo.demo.traffic.QuoteTruth;
import dev.lampo.demo.traffic.TombstoneTruth;
import dev.lampo.model.Money;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The tables of the relational copy, read with SQL alone. */
public final class TableView implements Held {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FETCH = 5_000;

  /** Before the first node is up the tables do not exist: they hold nothing then. */
  private static final String UNDEFINED_TABLE = "42P01";

  private final PostgresServer postgres;

  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /** The tables of a server's database. */
  public TableView(PostgresServer postgres) {
    this.postgres = postgres;
  }

  @Override
  public String name() {
    return "table";
  }

  /**
   * First position of each lane, a source's partition, that is not durable; empty before the tables
   * exist.
   *
   * @throws TablesUnreachableException where the database does not answer
   */
  public Map<String, Long> positions() {
    Map<String, Long> next = new HashMap<>();
    each(
        "SELECT source, source_partition, next_position FROM positions",
        row -> next.put(SourcePosition.lane(row.getString(1), row.getInt(2)), row.getLong(3)));
    return next;
  }

  @Override
  public void quotes(Consumer<Quote> each) {
    each(
        """
        SELECT id, version, version > deleted_version, trip, price::text, currency, standing,
               in_favour_of, deliveries, enquiry
        FROM quotes""",
        row ->
            each.accept(
                new Quote(
                    new QuoteTruth(
                        row.getString(1),
                        row.getLong(2),
                        row.getBoolean(3),
                        row.getString(4),
                        Money.of(row.getString(5), row.getString(6)),
                        Standing.ofCode(row.getString(7)),
                        row.getString(8),
                        row.getInt(9)),
                    row.getString(10))));
  }

  @Override
  public void enquiries(Consumer<Enquiry> each) {
    each(
        "SELECT id, quotes, offer_list::text, best_list FROM enquiries",
        row -> {
          JsonNode offers = json(row.getString(3));
          Integer[] best = (Integer[]) row.getArray(4).getArray();
          List<String> ids = new ArrayList<>();
          offers.forEach(offer -> ids.add(quoteId(offer)));
          Collections.sort(ids);
          Map<String, String> cheapest = new HashMap<>();
          for (int place : best) {
            JsonNode offer = offers.get(place);
            cheapest.put(offer.required("currency").asText(), quoteId(offer));
          }
          each.accept(new Enquiry(row.getString(1), row.getInt(2), ids, cheapest));
        });
  }

  @Override
  public void tombstones(Consumer<TombstoneTruth> each) {
    each(
        "SELECT id, deleted_version, deliveries FROM tombstones",
        row -> each.accept(new TombstoneTruth(row.getString(1), row.getLong(2), row.getInt(3))));
  }

  @Override
  public void rejects(Consumer<Reject> each) {
    each(
        "SELECT id, record_key, cause FROM rejects",
        row -> each.accept(new Reject(row.getString(1), row.getString(2), row.getString(3))));
  }

  private void each(String sql, Row consumer) {
    try (Connection connection = postgres.connect()) {
      // Rows come in portions only inside a transaction.
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(FETCH);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            consumer.read(rows);
          }
        }
      }
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw new TablesUnreachableException("the relational copy does not answer: " + sql, e);
      }
    }
  }

  private static String quoteId(JsonNode offer) {
    return offer.required("quote").asText();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON in offer_list: " + text, e);
    }
  }

  /** The database does not answer. */
  public static final class TablesUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TablesUnreachableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
