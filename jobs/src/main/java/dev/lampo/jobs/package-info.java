/**
 * The verbs of the house: what is done with the records of the sources. Topics have packages of
 * their own that never import each other; here stands what the machine that runs them needs.
 */
package dev.lampo.jobs;
