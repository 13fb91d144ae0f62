/** Zero configuration: what the columns of an input seem to hold, and rules made from that. */
package dev.lampo.matching.profile;
