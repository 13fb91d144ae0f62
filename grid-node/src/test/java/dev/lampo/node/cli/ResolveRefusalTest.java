package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as people misuse it: it says why and leaves what was there. */
class ResolveRefusalTest extends ResolveCase {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--columns nme | there is no column \"nme\" | did you mean \"name\"?",
        "--id nr | there is no column \"nr\" | there are id, name",
        "--source src | there is no column \"src\" | there are id, name",
        "--truth persn | there is no column \"persn\" | did you mean \"person\"?",
        "--truth note | tells nothing of any record | is it the right one?",
        "--delimiter ; | nothing is parted by \";\" | seem to be parted by \",\"",
        "--delimiter ;; | one character | \";;\"",
        "--encoding UTF-16 | not of its encoding | --encoding windows-1252",
        "--encoding UTF-99 | knows no \"UTF-99\" | for example UTF-8",
        "--rules nosuch.yaml | nosuch.yaml | file does not exist",
        "--model nosuch.json | nosuch.json | No such file",
        "--columns note | no rules can be proposed | is empty",
        "--explain 1,2,3 | one or two records | not 3",
        "--rules people.yaml --model m.json | mutually exclusive | --rules"
      })
  void shouldRefuseWhatIsWrongAndLeaveNothing(String options, String what, String more) {
    List<String> arguments = new ArrayList<>(List.of("--out", "out.csv", "--golden", "gold.csv"));
    arguments.addAll(List.of(options.split(" ")));

    assertThat(run(in(), arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err).contains(what, more).doesNotContain("\tat ", "Exception");
    assertThat(folder.toFile().list()).containsExactly("in.csv");
  }

  @Test
  void shouldTellEverythingThatIsWrongWithRules() throws IOException {
    Files.writeString(
        file("wrong.yaml"),
        "name: w\nfields:\n  name: {as: persn-name}\nblocking: {keys: [nme]}\ncompare: {name: {}}\n");

    assertThat(run(in(), "--rules", file("wrong.yaml").toString(), "--out", "out.csv"))
        .isEqualTo(2);
    assertThat(err).contains("wrong.yaml:3", "wrong.yaml:4", "did you mean \"person-name\"");
    assertThat(file("out.csv")).doesNotExist();

    Files.writeString(in(), "code,price\na,1\nb,2\n");
    assertThat(run(in(), "--rules", RULES)).isEqualTo(2);
    assertThat(err).contains("has none of the columns", "it has code, price");
  }

  @Test
  void shouldRefuseAKeyThatFarTooManyShare() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 80_000; i++) {
      text.append(i).append(",Mario Rossi\n");
    }
    Files.writeString(in(), text);

    assertThat(run(in(), "--rules", RULES, "--quiet", "--out", "out.csv")).isEqualTo(2);
    assertThat(err).contains("is the same for 65,536 records of a sample", "\"refine\"");
    assertThat(run(in(), "--rules", RULES, "--quiet", "--plan")).isEqualTo(2);
    assertThat(err).contains("is the same for 65,536 records of a sample");
    assertThat(file("out.csv")).doesNotExist();
  }

  @Test
  void shouldRefuseToLearnFromNothing() throws IOException {
    Files.writeString(in(), "id,name,person\n1,Mario Rossi,a\n2,Mario Rossi,a\n3,Ada Neri,b\n");

    assertThat(run(in(), "--rules", RULES, "--quiet", "--learn")).isEqualTo(2);
    assertThat(err).contains("--learn needs --truth");
    assertThat(run(in(), "--rules", RULES, "--quiet", "--learn", "--truth", "person")).isZero();
  }

  @Test
  void shouldNotReplaceAnInputOrWriteTwoFilesIntoOne() {
    assertThat(run(in(), "--rules", RULES, "--out", "in.csv")).isEqualTo(2);
    assertThat(err).contains("is read as well");
    assertThat(run(in(), "--rules", RULES, "--out", "o.csv", "--golden", "o.csv")).isEqualTo(2);
    assertThat(err).contains("both name");
    assertThat(run(in(), "--rules", RULES, "--out", "none/o.csv")).isEqualTo(2);
    assertThat(err).contains("there is no folder");
  }

  @Test
  void shouldKeepWhatWasThereWhereItFails() throws IOException {
    Files.writeString(file("out.csv"), "of yesterday\n");
    byte[] whole = Files.readAllBytes(in());
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length + 9);
    System.arraycopy("9,\"x,y,z,".getBytes(), 0, cut, whole.length, 9);
    Files.write(in(), cut);

    assertThat(run(in(), "--rules", RULES, "--out", "out.csv")).isEqualTo(2);
    assertThat(err).contains("never closed");
    assertThat(file("out.csv")).hasContent("of yesterday");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.csv", "out.csv");
  }
}
