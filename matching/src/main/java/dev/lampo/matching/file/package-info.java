/** Files of records: CSV and JSON lines, read row by row, with what is wrong told by line. */
package dev.lampo.matching.file;
