/** Which records are worth comparing: keys, hot keys and the pairs that they make. */
package dev.lampo.matching.block;
