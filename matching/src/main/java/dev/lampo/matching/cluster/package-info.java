/**
 * From weighed pairs to entities: components, and the repair of those that hold a contradiction.
 */
package dev.lampo.matching.cluster;
