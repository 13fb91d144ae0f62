package dev.lampo.examples;

import dev.lampo.client.Freshness;
import dev.lampo.client.Grid;
import dev.lampo.client.GridException;
import dev.lampo.client.GridOptions;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import java.io.PrintStream;

/** A first program: the ten latest enquiries with their best offer in each currency. */
public final class BestOffers {
  private static final String LATEST =
      "SELECT id, trip, class_family, last_quoted_at, best_by_currency FROM enquiries"
          + " ORDER BY last_quoted_at DESC LIMIT 10";

  private BestOffers() {}

  /**
   * Asks and prints.
   *
   * @param args address of a member and name of its cluster; 127.0.0.1:5701 and lampo without
   */
  public static void main(String[] args) {
    String address = args.length > 0 ? args[0] : "127.0.0.1:5701";
    String cluster = args.length > 1 ? args[1] : "lampo";
    try (Grid grid = Grid.connect(GridOptions.at(address).withCluster(cluster));
        Rows latest = grid.sql(LATEST)) {
      print(latest, System.out);
    } catch (GridException problem) {
      System.err.println(problem.code() + ": " + problem.getMessage());
      System.exit(1);
    }
  }

  private static void print(Rows latest, PrintStream out) {
    for (Row enquiry : latest) {
      out.printf(
          "%s  %-22s  %s%n    %s%n",
          enquiry.instant("last_quoted_at"),
          enquiry.text("trip"),
          enquiry.text("id"),
          enquiry.text("best_by_currency"));
    }
    Freshness freshness = latest.freshness();
    out.printf(
        "%d enquiries, %s%n",
        latest.count(),
        freshness
            .lag()
            .map(lag -> "as of " + freshness.asOf().get() + ", " + lag.toMillis() + " ms ago")
            .orElse("as-of unknown: no source has reported yet"));
    freshness
        .stale()
        .forEach(part -> out.println("stale: " + part.source() + "/" + part.partition()));
  }
}
