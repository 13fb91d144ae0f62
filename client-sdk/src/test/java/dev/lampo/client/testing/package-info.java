/** Real members in this JVM, and rows to fill them with. */
package dev.lampo.client.testing;
