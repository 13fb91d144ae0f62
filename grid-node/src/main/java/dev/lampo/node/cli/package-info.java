/** The commands that ask a running grid: {@code lampo sql}, {@code status} and {@code rejects}. */
package dev.lampo.node.cli;
