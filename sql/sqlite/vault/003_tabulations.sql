-- True cells and the structure that the audit needs, per attempt of a job. They never leave the vault.
CREATE TABLE tabulations (
    job_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    structure TEXT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (job_id, attempt)
) STRICT;
