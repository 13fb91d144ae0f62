/**
 * Entity resolution: which records mean the same person, company or wish, and why. It knows no
 * grid; a stream and a batch use it with the same answer.
 */
package dev.lampo.matching;
