/** Small programs that see the grid as a customer does, through the client SDK alone. */
package dev.lampo.examples;
