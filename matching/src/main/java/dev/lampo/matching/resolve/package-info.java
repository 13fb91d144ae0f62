/** From files to clusters in one go: what {@code lampo resolve} does. */
package dev.lampo.matching.resolve;
