-- When a rejected record was read again and could be used; null while it could not.
ALTER TABLE rejects ADD COLUMN replayed_at timestamptz;
