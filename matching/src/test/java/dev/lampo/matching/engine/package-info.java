/** Tests of the engine: small exhaustive cases, and simulations against the batch. */
package dev.lampo.matching.engine;
