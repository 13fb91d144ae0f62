/**
 * Reads the YAML files that an operator edits. Every problem of a file is reported at once, with
 * its line and, where one is near, a suggestion; values may come from the environment or a file.
 */
package dev.lampo.settings;
