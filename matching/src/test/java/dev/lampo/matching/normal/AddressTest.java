package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Via Roma, 12                 | via       | roma                | 12    |
          via Roma n. 12               | via       | roma                | 12    |
          VIA ROMA N.12/A              | via       | roma                | 12a   |
          Via Roma 12 bis              | via       | roma                | 12bis |
          Via Roma 12-14               | via       | roma                | 12-14 |
          Via Roma snc                 | via       | roma                |       |
          Via Roma s.n.c.              | via       | roma                |       |
          V.le Europa, 190             | viale     | europa              | 190   |
          P.zza S. Giovanni 3          | piazza    | san giovanni        | 3     |
          Piazza San Giovanni 3        | piazza    | san giovanni        | 3     |
          C.so V. Emanuele II, 5       | corso     | emanuele 2          | 5     |
          Via XXV Aprile 4             | via       | 25 aprile           | 4     |
          Via 25 Aprile, 4             | via       | 25 aprile           | 4     |
          Via IV Novembre 10           | via       | 4 novembre          | 10    |
          Via 1° Maggio 7              | via       | 1 maggio            | 7     |
          Via Primo Maggio 7           | via       | 1 maggio            | 7     |
          Via Giovanni XXIII 9         | via       | giovanni 23         | 9     |
          Via G. Garibaldi 8 int. 5 scala B | via  | garibaldi           | 8     | int5 scb
          S.S. 16 km 12+300            | strada statale | 16             | km12+300 |
          c/o Rossi, Via Roma 12       | via       | roma                | 12    |
          Loc. Pian di Sotto           | localita  | pian di sotto       |       |
          Loc. Piano, Via Roma 5       | via       | roma                | 5     |
          Z.I. Nord 3                  | zona industriale | nord         | 3     |
          Bahnhofstraße 12             | strasse   | bahnhof             | 12    |
          123 Main Street              | street    | main                | 123   |
          123 E Main St                | street    | east main           | 123   |
          1515 Adela Ln Apt 5          | lane      | adela               | 1515  | apt5
          2/98 Latchford Rd            | road      | latchford           | 98    | apt2
          127 14th Ave                 | avenue    | 14th                | 127   |
          9304 W. 15th St              | street    | west 15th           | 9304  |
          Chrysler Building, 405 Lexington Avenue | avenue | lexington     | 405   |
          5 St James Ave               | avenue    | san james           | 5     |
          """)
  void shouldReadStreets(String delivered, String type, String street, String number, String unit) {
    Normalised line = Normalised.by("address", null, delivered, null, null, null, null, null);

    assertThat(line.part("type")).isEqualTo(type);
    assertThat(line.part("street")).isEqualTo(street);
    assertThat(line.part("number")).isEqualTo(number);
    assertThat(line.part("unit")).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Piazza degli Affari 2, 20123 MILANO    | degli affari | 2    | 20123 | milano    |
          Via Marconi, 102 - 60015 Falconara M.ma (AN) | marconi | 102 | 60015 | falconara mma | AN
          Via Roma 12 - Milano (MI)              | roma         | 12   |       | milano    | MI
          Via Roma 12, Bolzano/Bozen             | roma         | 12   |       | bolzano   |
          Via Roma 12, 00184 Roma, Italia        | roma         | 12   | 00184 | roma      |
          123 Main Street, Las Vegas NV 89132    | main         | 123  | 89132 | las vegas | NV
          1515 Adela Lane Las Vegas NV 89111     | adela        | 1515 | 89111 | las vegas | NV
          445 Overpass Rd San Ramon              | overpass     | 445  |       | san ramon |
          18 Danver Place, Loughborough, LE11 1UU, United Kingdom | danver | 18 | LE111UU | loughborough |
          Bergstrasse 10, FL-2198 Triesen        | berg         | 10   | 2198  | triesen   |
          1515 Adela Ln, Las Vegas, NV, 89132-1234 | adela      | 1515 | 89132 | las vegas | NV
          """)
  void shouldReadWholeAddresses(
      String full, String street, String number, String postcode, String city, String region) {
    Normalised address = Normalised.by("address", full);

    assertThat(address.part("street")).isEqualTo(street);
    assertThat(address.part("number")).isEqualTo(number);
    assertThat(address.part("postcode")).isEqualTo(postcode);
    assertThat(address.part("city")).isEqualTo(city);
    assertThat(address.part("region")).isEqualTo(region);
  }

  @Test
  void shouldTakeColumnsAtTheirWord() {
    Normalised address =
        Normalised.by("address", null, "Via Roma", "12/a", "184", "Roma (RM)", "Lazio", "Italy");

    assertThat(address.parts())
        .containsExactly(
            "roma",
            "via",
            "12a",
            null,
            "00184",
            "roma",
            "LAZIO",
            "00184 12a roma",
            "IT",
            "12a roma");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Suite 7, 1450 Oak Rd, Springfield | 1450 oak",
        "#03-12, Palm House, 9 Marina Rise, 123456 | 9 marina",
        "Elm Building, 40 Park Avenue | 40 park",
        "No 12, Street 240 | 12 240",
        "Dove Place | dove"
      })
  void shouldFindTheDoorBehindFlatsAndHouses(String full, String door) {
    assertThat(Normalised.by("address", full).part("door")).isEqualTo(door);
  }

  @ParameterizedTest
  @CsvSource({"OHIO,OH", "Oh,OH", "Milano,MI", "mi,MI", "FO,FC", "nsw,NSW", "Utopia,UTOPIA"})
  void shouldWriteRegionsByTheirLetters(String delivered, String region) {
    assertThat(Normalised.by("address", null, null, null, null, null, delivered).part("region"))
        .isEqualTo(region);
  }
}
