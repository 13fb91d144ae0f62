/**
 * Real servers in processes of their own, bound to 127.0.0.1: Kafka, PostgreSQL, MariaDB and grid
 * nodes. They can be stopped, killed and started again on their data, and none outlives the demo.
 */
package dev.lampo.demo.servers;
