package dev.lampo.demo.traffic;

import dev.lampo.demo.traffic.People.Person;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A planned wish: all quotes made from one wish belong to one enquiry, quotes of two never do.
 *
 * @param pickupAt in the middle of the times that its quotes may name
 */
record Wish(
    Person customer,
    String pickupGroup,
    LocalDateTime pickupAt,
    String returnGroup,
    LocalDateTime returnAt,
    String family) {

  /** The same wish days later, or elsewhere: where a quote that moves goes to. */
  Wish moved(int days, String group) {
    String newReturn = returnGroup.equals(pickupGroup) ? group : returnGroup;
    return new Wish(
        customer, group, pickupAt.plusDays(days), newReturn, returnAt.plusDays(days), family);
  }

  Wish of(Person other) {
    return new Wish(other, pickupGroup, pickupAt, returnGroup, returnAt, family);
  }

  Wish inFamily(String other) {
    return new Wish(customer, pickupGroup, pickupAt, returnGroup, returnAt, other);
  }

  Wish returnedOn(LocalDate day) {
    LocalDateTime at = day.atTime(returnAt.toLocalTime());
    return new Wish(customer, pickupGroup, pickupAt, returnGroup, at, family);
  }

  Wish pickedUpAt(LocalDateTime at) {
    return new Wish(customer, pickupGroup, at, returnGroup, returnAt, family);
  }
}
