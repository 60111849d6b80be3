-- Append-only; each row carries the hash of the one before.
CREATE TABLE audit_events (
    sequence bigint NOT NULL PRIMARY KEY,
    at nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    actor nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    organisation_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    origin nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    action nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    object_kind nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    object_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    result nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    detail nvarchar(max) NOT NULL,
    trace_id nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
    previous_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX ix_audit_events_project ON audit_events (project_id, sequence);

-- Heads of the chain as the worker signed them, so that a chain rebuilt from the start is seen too.
CREATE TABLE audit_heads (
    sequence bigint NOT NULL PRIMARY KEY,
    hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    signature nvarchar(max) NOT NULL,
    signed_at datetime2(6) NOT NULL
);
