package dev.lampo.jobs.copy;

import dev.lampo.model.CopyLane;
import dev.lampo.model.Reject;
import java.util.Iterator;

/** What a lane tells and asks, always from its own thread. */
public interface LaneListener {
  /** How far the lane has come: on every change of importance, else twice a second at most. */
  void progress(CopyLane lane);

  /**
   * The database refused a row; it is not tried again.
   *
   * @return the reject as it is kept, to be written before the snapshot of that row is reported
   */
  CopyRow refused(Reject reject);

  /**
   * The lane's rows of all maps with a stamp after this one; it may also give others. Asked after
   * more rows waited than may; a failure is asked again.
   */
  Iterator<CopyRow> rescan(long afterStamp);
}
