CREATE TABLE reviews (
    id TEXT NOT NULL PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    attempt INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    result_hash TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

-- One verdict per person and attempt, also when two requests arrive at once.
CREATE UNIQUE INDEX ix_reviews_once ON reviews (job_id, attempt, reviewer);

CREATE TABLE comments (
    id TEXT NOT NULL PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    author TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    body TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX ix_comments_job ON comments (job_id);
