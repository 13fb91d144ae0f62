/** Small tables for tests, made by hand or from a seed. */
package dev.lampo.matching.testing;
