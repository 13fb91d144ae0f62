/** One record out of many: for each field the value that survives, from where, and why. */
package dev.lampo.matching.golden;
