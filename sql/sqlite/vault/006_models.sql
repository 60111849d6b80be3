-- What every subject contributed to the models of an attempt, as if they were tables: by it later releases are judged. It never leaves the
-- vault and outlives the deliveries.
CREATE TABLE ledger_models (
    job_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    model INTEGER NOT NULL,
    specification TEXT NOT NULL,
    contributions BLOB NOT NULL,
    PRIMARY KEY (job_id, attempt, model)
) STRICT;
