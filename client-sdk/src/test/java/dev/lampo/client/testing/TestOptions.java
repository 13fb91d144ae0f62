package dev.lampo.client.testing;

import dev.lampo.client.GridOptions;
import dev.lampo.model.testing.TestMembers;
import java.time.Duration;

/** How tests reach a grid. */
public final class TestOptions {
  private TestOptions() {}

  /** By the first member, with a deadline that a busy machine keeps. */
  public static GridOptions of(TestMembers members) {
    return GridOptions.at(members.address(0))
        .withCluster(members.cluster())
        .withDeadline(Duration.ofMinutes(1));
  }
}
