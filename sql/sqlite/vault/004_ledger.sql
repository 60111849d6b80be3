-- What every subject contributed to the tables of an attempt: the contributor sets by which later releases are judged. It never leaves the
-- vault and outlives the deliveries, or later differencing could not be judged.
CREATE TABLE ledger_contributions (
    job_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    contributions BLOB NOT NULL,
    PRIMARY KEY (job_id, attempt)
) STRICT;
