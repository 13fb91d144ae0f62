/** Real members in this JVM, for the tests of every module; nothing here is part of the product. */
package dev.lampo.model.testing;
