-- What every subject contributed to the models of an attempt, as if they were tables: by it later releases are judged. It never leaves the
-- vault and outlives the deliveries.
CREATE TABLE ledger_models (
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    attempt int NOT NULL,
    model int NOT NULL,
    specification nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    contributions varbinary(max) NOT NULL,
    PRIMARY KEY (job_id, attempt, model)
);
