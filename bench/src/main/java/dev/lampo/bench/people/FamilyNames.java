package dev.lampo.bench.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Family names: well-known ones, and many rare ones made of syllables. Immutable. */
final class FamilyNames {
  private static final int COUNT = 60_000;
  private static final double OFFSET = 30;
  private static final String[] STARTS =
      ("Bar Ber Bor Bra Cal Can Car Cas Cer Chi Cor Cri Dal Dan Del Dor Fal Fan Fer Fi For Fra Gal"
              + " Gam Gar Ghi Gra Gua La Lan Lo Lu Mal Man Mar Mas Mo Mon Mor Na Nar Or Pa Pal Pan"
              + " Par Pe Per Po Pra Ra Ro Ron Sa Sal San Sca Sil Sta Tar Te Tor Tra Va Val Ve Ver"
              + " Vi Za Zan Zo")
          .split(" ");
  private static final String[] MIDDLES =
      ("ba be bi bo ca co da de di do fi ga ghe la le li lo ma me mi mo na ne ni no pa pe ra re ri"
              + " ro sa se si ta te ti to va ve vi za ze zo")
          .split(" ");
  private static final String[] ENDS =
      ("ni ri telli glia ccio ssi zzi ldi nelli rotti schi sano setti tti vani cchi gni lin ron")
          .split(" ");

  private final List<String> names;
  private final Popularity popularity;

  FamilyNames() {
    Set<String> all = new LinkedHashSet<>(Lines.of("family-names.txt"));
    int combinations = STARTS.length * MIDDLES.length * ENDS.length;
    // A prime step visits every combination once, and neighbours in rank do not look alike.
    for (long i = 0, at = 0; all.size() < COUNT && i < combinations; i++) {
      all.add(made((int) at));
      at = (at + 7_919) % combinations;
    }
    names = new ArrayList<>(all);
    popularity = new Popularity(names.size(), OFFSET);
  }

  String draw(Dice dice) {
    return names.get(popularity.rank(dice));
  }

  private static String made(int combination) {
    int rest = combination / ENDS.length;
    String name =
        STARTS[rest / MIDDLES.length]
            + MIDDLES[rest % MIDDLES.length]
            + ENDS[combination % ENDS.length];
    return name.substring(0, 1) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
