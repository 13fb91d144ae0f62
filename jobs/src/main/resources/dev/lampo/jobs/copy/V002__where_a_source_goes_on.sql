-- Where a source goes on in its own words, where a number does not say it: a place in a database's
-- log, files that are done.
ALTER TABLE positions ADD COLUMN resume text;
