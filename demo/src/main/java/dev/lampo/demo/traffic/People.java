package dev.lampo.demo.traffic;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Customers with names that are common where they live. None of them exists. */
final class People {
  private static final Map<String, Country> COUNTRIES =
      Map.of(
          "IT",
          country(
              "39 3##",
              "Giulia Anna Chiara Sara Martina Francesca Elena Alice Marco Luca Matteo Andrea"
                  + " Alessandro Davide Giuseppe Nicolò",
              "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo"
                  + " Conti Costa D'Angelo Verdi"),
          "PL",
          country(
              "48 6##",
              "Anna Maria Katarzyna Małgorzata Agnieszka Zofia Piotr Krzysztof Andrzej Tomasz Paweł"
                  + " Michał Łukasz Jakub",
              "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański"
                  + " Woźniak Dąbrowski"),
          "CZ",
          country(
              "420 7##",
              "Jana Marie Eva Hana Lenka Kateřina Jiří Jan Petr Josef Pavel Tomáš Ondřej Vojtěch",
              "Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný"),
          "HU",
          country(
              "36 20#",
              "Mária Erzsébet Katalin Ilona Éva Zsófia László István József János Zoltán Sándor"
                  + " Gábor Bence",
              "Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp"),
          "RO",
          country(
              "40 7##",
              "Maria Elena Ioana Andreea Mihaela Cristina Alexandru Andrei Mihai Ștefan Ionuț Florin"
                  + " Gheorghe",
              "Popescu Ionescu Popa Pop Radu Dumitru Stan Stoica Gheorghe Rusu Munteanu Matei"),
          "SK",
          country(
              "421 9##",
              "Mária Anna Zuzana Katarína Eva Jozef Ján Peter Milan Štefan Ľuboš",
              "Horváth Kováč Varga Tóth Nagy Baláž Molnár Novák Hudák"),
          "BG",
          country(
              "359 88#",
              "Maria Ivanka Elena Yordanka Penka Georgi Ivan Dimitar Nikolay Petar",
              "Ivanov Georgiev Dimitrov Petrov Nikolov Hristov Stoyanov Todorov"),
          "HR",
          country(
              "385 9##",
              "Marija Ana Ivana Mirjana Katarina Ivan Marko Josip Stjepan Tomislav Željko",
              "Horvat Kovačević Babić Marić Jurić Novak Kovačić Vuković Knežević"));

  private static final String[] HOMES = {
    "IT", "IT", "IT", "IT", "PL", "CZ", "HU", "RO", "SK", "BG", "HR"
  };

  private People() {}

  private record Country(String phone, String[] given, String[] family) {}

  /**
   * Somebody who asks for a car.
   *
   * @param email null for one in twelve: the phone number is the customer key then
   */
  record Person(String name, String email, String phone) {
    /** What the configured rule takes as the customer key. */
    String key() {
      return email != null ? email : phone.replaceAll("[^0-9]", "");
    }
  }

  /** A surname and a region that the members of a family share. */
  record Family(String country, String surname, String phoneArea) {}

  static Family family(SplittableRandom random) {
    String code = HOMES[random.nextInt(HOMES.length)];
    Country country = COUNTRIES.get(code);
    StringBuilder area = new StringBuilder();
    for (char c : country.phone().toCharArray()) {
      area.append(c == '#' ? (char) ('0' + random.nextInt(10)) : c);
    }
    return new Family(code, pick(country.family(), random), area.toString());
  }

  /** A member of a family; the number keeps all customers apart. */
  static Person member(Family family, long number, SplittableRandom random) {
    String given = pick(COUNTRIES.get(family.country()).given(), random);
    String name = given + " " + family.surname();
    String email =
        random.nextInt(12) == 0
            ? null
            : ascii(given) + "." + ascii(family.surname()) + number + "@example.org";
    String phone = "+%s %08d".formatted(family.phoneArea(), number);
    return new Person(name, email, phone);
  }

  private static String ascii(String name) {
    String plain =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
            .replace("ł", "l")
            .replace("Ł", "L");
    return plain.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }

  private static Country country(String phone, String given, String family) {
    return new Country(phone, given.split(" "), family.split(" "));
  }

  private static String pick(String[] of, SplittableRandom random) {
    return of[random.nextInt(of.length)];
  }
}
