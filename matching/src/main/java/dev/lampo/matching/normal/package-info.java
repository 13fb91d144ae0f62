/**
 * What is learnt from one delivered value: pure functions from text to the parts that are compared.
 */
package dev.lampo.matching.normal;
