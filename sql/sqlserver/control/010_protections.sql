-- By which method each run of a job protected its result, and what it cost of the population's privacy budget. Rows are never taken back.
CREATE TABLE protections (
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES jobs (id),
    attempt int NOT NULL,
    run int NOT NULL,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES projects (id),
    method nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    cost bigint NOT NULL,
    created_at datetime2(6) NOT NULL,
    PRIMARY KEY (job_id, attempt, run)
);

CREATE INDEX ix_protections_project ON protections (project_id);
