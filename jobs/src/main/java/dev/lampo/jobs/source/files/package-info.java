/**
 * Files that are put into a folder: CSV or lines of JSON, plain or gzip, read once each in the
 * order of their last change.
 *
 * <pre>
 * Folder (which are complete) -> Place (what is done, what comes next)
 *   -> OpenFile: ByteWindow -> RecordCutter -> CsvRows | the line itself -> RawRecord
 *   -> FilesWatch -> SourceHealth
 * </pre>
 */
package dev.lampo.jobs.source.files;
