-- Append-only; each row carries the hash of the one before.
CREATE TABLE audit_events (
    sequence INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    project_id TEXT NULL,
    result TEXT NOT NULL,
    detail TEXT NOT NULL,
    trace_id TEXT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE INDEX ix_audit_events_project ON audit_events (project_id, sequence);

-- Heads of the chain as the worker signed them, so that a chain rebuilt from the start is seen too.
CREATE TABLE audit_heads (
    sequence INTEGER NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    signature TEXT NOT NULL,
    signed_at TEXT NOT NULL
) STRICT;
