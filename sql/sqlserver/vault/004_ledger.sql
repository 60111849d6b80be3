-- What every subject contributed to the tables of an attempt: the contributor sets by which later releases are judged. It never leaves the
-- vault and outlives the deliveries, or later differencing could not be judged.
CREATE TABLE ledger_contributions (
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    attempt int NOT NULL,
    contributions varbinary(max) NOT NULL,
    PRIMARY KEY (job_id, attempt)
);
