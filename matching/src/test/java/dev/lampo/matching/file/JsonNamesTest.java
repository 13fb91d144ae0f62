package dev.lampo.matching.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonNamesTest {
  private static Map<String, String> texts(String json) throws Exception {
    return JsonNames.texts(new ObjectMapper().readTree(json.replace('\'', '"')));
  }

  @Test
  void shouldJoinNamesByDotsAndValuesByLineFeeds() throws Exception {
    assertThat(texts("{'a': 1, 'b': {'c': 'x', 'd': null}, 'e': ['y', 'z'], 'f': []}"))
        .isEqualTo(Map.of("a", "1", "b.c", "x", "b.d", "", "e", "y\nz", "f", ""));
  }

  @Test
  void shouldPreferTheWholeNameToAnInnerOne() throws Exception {
    assertThat(texts("{'a': {'b': 'inner'}, 'a.b': 'whole'}")).isEqualTo(Map.of("a.b", "whole"));
  }

  @Test
  void shouldKeepObjectsOfAListTogether() throws Exception {
    assertThat(
            texts(
                "{'said': [{'name': 'Ann'}, {'street': 'Elm 1', 'city': 'Ay'},"
                    + " {'street': 'Oak 2'}, {'city': 'Bee'}, {'name': 'Nan'}]}"))
        .isEqualTo(
            Map.of(
                "said.name", "Ann",
                "said.street", "Elm 1",
                "said.city", "Ay",
                "said.street.2", "Oak 2",
                "said.city.2", "Bee",
                "said.name.2", "Nan"));
  }

  @Test
  void shouldKeepPlainValuesBesideObjects() throws Exception {
    assertThat(texts("{'a': ['x', {'b': 'y'}, 'z']}")).isEqualTo(Map.of("a", "x\nz", "a.b", "y"));
  }

  @Test
  void shouldNotMakeColumnsWithoutEnd() throws Exception {
    String list = "{'a': 'x'},".repeat(5_000);

    assertThat(texts("{'l': [" + list.substring(0, list.length() - 1) + "]}")).hasSize(20);
  }
}
