CREATE TABLE jobs (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES projects (id),
    agreement_version int NOT NULL,
    question_name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    question nvarchar(max) NOT NULL,
    dry_run bit NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    stage nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    progress int NOT NULL,
    attempt int NOT NULL,
    cancel_requested bit NOT NULL,
    refusal nvarchar(max) NULL,
    submitted_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    organisation_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES organisations (id),
    created_at datetime2(6) NOT NULL,
    state_at datetime2(6) NOT NULL
);

CREATE INDEX ix_jobs_project ON jobs (project_id, created_at);

CREATE TABLE job_deliveries (
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES jobs (id),
    alias nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    delivery_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES deliveries (id),
    PRIMARY KEY (job_id, alias)
);

CREATE INDEX ix_job_deliveries_delivery ON job_deliveries (delivery_id);

-- Protected tables and the risk report: nothing here holds a true value of a suppressed cell.
CREATE TABLE results (
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES jobs (id),
    attempt int NOT NULL,
    document nvarchar(max) NOT NULL,
    report nvarchar(max) NOT NULL,
    result_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at datetime2(6) NOT NULL,
    PRIMARY KEY (job_id, attempt)
);
