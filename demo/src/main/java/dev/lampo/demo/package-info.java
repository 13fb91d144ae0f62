/** The first look at Lampo: real servers, traffic with known truth, and a check that kills. */
package dev.lampo.demo;
