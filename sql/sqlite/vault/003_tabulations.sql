-- What the audit must know of a result beside its published tables, per attempt of a job. It never leaves the vault.
CREATE TABLE tabulations (
    job_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    structure TEXT NOT NULL,
    PRIMARY KEY (job_id, attempt)
) STRICT;
