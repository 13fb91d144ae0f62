/** How tests reach a grid, and rows to fill it with. */
package dev.lampo.client.testing;
