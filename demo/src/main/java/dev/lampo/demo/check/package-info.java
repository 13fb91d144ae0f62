/** Kills everything in the middle of the traffic and compares what is left with the truth. */
package dev.lampo.demo.check;
