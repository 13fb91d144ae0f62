package dev.lampo.jobs.rentals;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.jobs.copy.CopySettings;
import java.util.Optional;

/**
 * What a member knows of the rentals job by its own configuration: an audit that a client asks for
 * finds rule and database here, so that no password travels.
 *
 * @param copy the relational copy, where there is one
 */
record MemberSettings(TripRules rules, Optional<CopySettings> copy) {
  private static final String KEY = "lampo.rentals";

  /** Returns whether the member had settings before. */
  boolean putInto(HazelcastInstance member) {
    return member.getUserContext().put(KEY, this) != null;
  }

  static MemberSettings of(HazelcastInstance member) {
    Object settings = member.getUserContext().get(KEY);
    if (settings instanceof MemberSettings known) {
      return known;
    }
    throw new IllegalStateException("this member was started without the rentals job");
  }
}
