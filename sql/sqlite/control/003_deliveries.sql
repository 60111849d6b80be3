CREATE TABLE deliveries (
    id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects (id),
    agreement_version INTEGER NOT NULL,
    dataset TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    period TEXT NOT NULL,
    state TEXT NOT NULL,
    file_name TEXT NULL,
    sealed INTEGER NOT NULL,
    declared_bytes INTEGER NOT NULL,
    received_bytes INTEGER NOT NULL,
    declared_sha256 TEXT NULL,
    row_count INTEGER NULL,
    report TEXT NULL,
    reason TEXT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    state_at TEXT NOT NULL,
    expires_at TEXT NULL
) STRICT;

CREATE INDEX ix_deliveries_project ON deliveries (project_id, dataset, period, state);
