-- By which method each run of a job protected its result, and what it cost of the population's privacy budget. Rows are never taken back.
CREATE TABLE protections (
    job_id TEXT NOT NULL REFERENCES jobs (id),
    attempt INTEGER NOT NULL,
    run INTEGER NOT NULL,
    project_id TEXT NOT NULL REFERENCES projects (id),
    method TEXT NOT NULL,
    cost INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (job_id, attempt, run)
) STRICT;

CREATE INDEX ix_protections_project ON protections (project_id);
