/** The frozen model: rules, weights, frequencies and hot keys under one hash, and its training. */
package dev.lampo.matching.model;
