/**
 * Where the demo's brokers put their quotes: a topic, tables of their own, a folder. Every record
 * goes out exactly once, also where the server that takes it dies in between.
 */
package dev.lampo.demo.outlets;
