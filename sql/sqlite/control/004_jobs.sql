CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects (id),
    agreement_version INTEGER NOT NULL,
    question_name TEXT NOT NULL,
    question TEXT NOT NULL,
    dry_run INTEGER NOT NULL,
    state TEXT NOT NULL,
    stage TEXT NOT NULL,
    progress INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    cancel_requested INTEGER NOT NULL,
    refusal TEXT NULL,
    submitted_by TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    created_at TEXT NOT NULL,
    state_at TEXT NOT NULL
) STRICT;

CREATE INDEX ix_jobs_project ON jobs (project_id, created_at);

CREATE TABLE job_deliveries (
    job_id TEXT NOT NULL REFERENCES jobs (id),
    alias TEXT NOT NULL,
    delivery_id TEXT NOT NULL REFERENCES deliveries (id),
    PRIMARY KEY (job_id, alias)
) STRICT;

CREATE INDEX ix_job_deliveries_delivery ON job_deliveries (delivery_id);

-- Protected tables and the risk report: nothing here holds a true value of a suppressed cell.
CREATE TABLE results (
    job_id TEXT NOT NULL REFERENCES jobs (id),
    attempt INTEGER NOT NULL,
    document TEXT NOT NULL,
    report TEXT NOT NULL,
    result_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (job_id, attempt)
) STRICT;
