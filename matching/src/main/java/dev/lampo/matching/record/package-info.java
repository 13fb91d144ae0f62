/** Records as delivered and as prepared for comparing, many of them in columns; sets of rows. */
package dev.lampo.matching.record;
