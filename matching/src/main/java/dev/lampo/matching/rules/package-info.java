/**
 * The rules file: which columns mean what, which records are worth comparing, how they are compared
 * and from when on they are one. Read whole, with every problem at once.
 */
package dev.lampo.matching.rules;
