/**
 * One Compact serializer per stored record. Field names are the column names of SQL and of the
 * relational copy; adding a field is safe, renaming or retyping one is not (Hazelcast reference
 * manual, Compact serialization, schema evolution).
 */
package dev.lampo.model.serial;
