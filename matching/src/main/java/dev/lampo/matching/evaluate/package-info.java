/** How right a resolution is, where the truth is known. */
package dev.lampo.matching.evaluate;
