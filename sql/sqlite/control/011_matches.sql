-- A match of two deliveries for one join of one attempt of a job, cut into ranges of left rows that any worker may take. Ranges_left is
-- counted down in the transaction that marks a range done; whoever brings it to zero for all matches of the job wakes the job. How many pairs
-- were found is a fact about people and stays in the vault; the estimate is an order of magnitude.
CREATE TABLE match_runs (
    id TEXT NOT NULL PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    attempt INTEGER NOT NULL,
    alias TEXT NOT NULL,
    estimate TEXT NOT NULL,
    ranges INTEGER NOT NULL,
    ranges_left INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (job_id, attempt, alias)
) STRICT;

CREATE TABLE match_ranges (
    match_id TEXT NOT NULL REFERENCES match_runs (id),
    range_no INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    state TEXT NOT NULL,
    progress INTEGER NOT NULL,
    PRIMARY KEY (match_id, range_no)
) STRICT;
