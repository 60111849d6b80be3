-- True cells and the structure that the audit needs, per attempt of a job. They never leave the vault.
CREATE TABLE tabulations (
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    attempt int NOT NULL,
    structure nvarchar(max) NOT NULL,
    cells nvarchar(max) NOT NULL,
    PRIMARY KEY (job_id, attempt)
);
