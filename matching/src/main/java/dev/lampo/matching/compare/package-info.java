/** How alike two values are: measures that allocate nothing, over values prepared once. */
package dev.lampo.matching.compare;
