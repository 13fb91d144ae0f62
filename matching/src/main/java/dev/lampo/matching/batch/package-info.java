/** All records at once: what a file or a table resolves to under one model. */
package dev.lampo.matching.batch;
