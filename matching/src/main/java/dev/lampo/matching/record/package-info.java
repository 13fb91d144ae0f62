/** Records as delivered and as prepared for comparing, many of them in columns. */
package dev.lampo.matching.record;
