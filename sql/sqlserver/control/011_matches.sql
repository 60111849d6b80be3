-- A match of two deliveries for one join of one attempt of a job, cut into ranges of left rows that any worker may take. Ranges_left is
-- counted down in the transaction that marks a range done; whoever brings it to zero for all matches of the job wakes the job. How many pairs
-- were found is a fact about people and stays in the vault; the estimate is an order of magnitude.
CREATE TABLE match_runs (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES jobs (id),
    attempt int NOT NULL,
    alias nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    estimate nvarchar(max) NOT NULL,
    ranges int NOT NULL,
    ranges_left int NOT NULL,
    created_at datetime2(6) NOT NULL,
    UNIQUE (job_id, attempt, alias)
);

CREATE TABLE match_ranges (
    match_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES match_runs (id),
    range_no int NOT NULL,
    first_row bigint NOT NULL,
    last_row bigint NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    progress int NOT NULL,
    PRIMARY KEY (match_id, range_no)
);
