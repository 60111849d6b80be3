-- What the audit must know of a result beside its published tables, per attempt of a job. It never leaves the vault.
CREATE TABLE tabulations (
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    attempt int NOT NULL,
    structure nvarchar(max) NOT NULL,
    PRIMARY KEY (job_id, attempt)
);
