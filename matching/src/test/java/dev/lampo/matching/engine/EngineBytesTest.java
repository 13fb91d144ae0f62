package dev.lampo.matching.engine;

import static dev.lampo.matching.engine.Chain.A;
import static dev.lampo.matching.engine.Chain.B;
import static dev.lampo.matching.engine.Chain.C;
import static dev.lampo.matching.engine.Chain.D;
import static dev.lampo.matching.engine.Chain.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.matching.model.Model;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class EngineBytesTest {
  @Test
  void shouldReadWhatItWrote() {
    Engine engine = engine();
    Engine read = Engine.fromBytes(Chain.MODEL, engine.toBytes());

    assertThat(read.toBytes()).isEqualTo(engine.toBytes());
    assertThat(read.partition()).isEqualTo(engine.partition());
    assertThat(read.cannotLinks()).isEqualTo(engine.cannotLinks());
    assertThat(read.matches(B)).isEqualTo(engine.matches(B));
    assertThat(read.ids().resolve(2)).isEqualTo(engine.ids().resolve(2));
    assertThat(read.add(D, features("blue b"))).isEqualTo(engine.add(D, features("blue b")));
  }

  @Test
  void shouldWriteTheSameBytesWhateverSlotsWereUsed() {
    Engine detoured = Chain.ENGINES.empty();
    detoured.add(D, features("blue b"));
    detoured.add(A, features("red r"));
    detoured.remove(D);
    detoured.add(B, features("red r"));
    Engine read = Chain.ENGINES.read(detoured.toBytes());
    read.remove(A);
    detoured.remove(A);

    assertThat(read.add(C, features("red r"))).isEqualTo(detoured.add(C, features("red r")));
    assertThat(read.toBytes()).isEqualTo(detoured.toBytes());
  }

  @Test
  void shouldReadAnEmptyEngine() {
    assertThat(Chain.ENGINES.read(Chain.ENGINES.empty().toBytes()).size()).isZero();
  }

  @Test
  void shouldRefuseAnotherModelByName() {
    Model other =
        new Model(
            Chain.RULES, 0.02, Chain.MODEL.weights(), Chain.MODEL.frequencies(), Chain.MODEL.hot());

    assertThatThrownBy(() -> Engine.fromBytes(other, engine().toBytes()))
        .isInstanceOf(OtherModelException.class)
        .hasMessageContaining(Chain.MODEL.hash())
        .hasMessageContaining(other.hash());
  }

  @Test
  void shouldRefuseWhatIsNoEngine() {
    assertThatThrownBy(() -> Chain.ENGINES.read(new byte[0]))
        .isInstanceOf(BadEngineBytesException.class);
    assertThatThrownBy(() -> Chain.ENGINES.read(new byte[100]))
        .isInstanceOf(BadEngineBytesException.class)
        .hasMessageContaining("no engine");
    byte[] later = engine().toBytes();
    later[4] = 9;
    assertThatThrownBy(() -> Chain.ENGINES.read(later))
        .isInstanceOf(BadEngineBytesException.class)
        .hasMessageContaining("format 9");
  }

  @Test
  void shouldRefuseWhatWasCutOffOrDamaged() {
    byte[] bytes = engine().toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      byte[] cutAndSigned = signed(Arrays.copyOf(bytes, length));
      byte[] damaged = bytes.clone();
      damaged[length] ^= 1;
      for (byte[] bad : new byte[][] {cut, cutAndSigned, damaged}) {
        assertThatThrownBy(() -> Chain.ENGINES.read(bad))
            .isInstanceOf(BadEngineBytesException.class);
      }
    }
  }

  /** Whoever signs damage anew may get an engine, but one that works, and never a hang. */
  @Test
  void shouldSurviveHostileBytes() {
    byte[] bytes = engine().toBytes();
    Random random = new Random(7);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] hostile = bytes.clone();
            for (int more = random.nextInt(3); more >= 0; more--) {
              hostile[13 + random.nextInt(hostile.length - 17)] = (byte) random.nextInt(256);
            }
            read(signed(hostile));
          }
        });
  }

  private static void read(byte[] hostile) {
    Engine engine;
    try {
      engine = Chain.ENGINES.read(hostile);
    } catch (BadEngineBytesException e) {
      return;
    }
    for (long id = 1; id <= Math.min(50, engine.ids().published()); id++) {
      engine.ids().resolve(id);
    }
    engine.partition().keySet().forEach(engine::remove);
    assertThat(engine.ids().live()).isZero();
  }

  private static byte[] signed(byte[] bytes) {
    if (bytes.length >= 4) {
      CRC32 checksum = new CRC32();
      checksum.update(bytes, 0, bytes.length - 4);
      ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
    }
    return bytes;
  }

  private static Engine engine() {
    Engine engine = Chain.ENGINES.empty();
    engine.add(A, features("red r, code x"));
    engine.add(C, features("green g"));
    engine.add(B, features("red r, green g, blue b"));
    engine.add(Chain.id("e"), features("blue b, code y"));
    engine.add(Chain.id("f"), features("blue b"));
    engine.cannotLink(A, D);
    engine.unmerge(Chain.id("f"));
    return engine;
  }
}
