CREATE TABLE reviews (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES jobs (id),
    attempt int NOT NULL,
    reviewer nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    organisation_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES organisations (id),
    verdict nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    reason nvarchar(2000) NOT NULL,
    result_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at datetime2(6) NOT NULL
);

-- One verdict per person and attempt, also when two requests arrive at once.
CREATE UNIQUE INDEX ix_reviews_once ON reviews (job_id, attempt, reviewer);

CREATE TABLE comments (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES jobs (id),
    author nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    organisation_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES organisations (id),
    body nvarchar(max) NOT NULL,
    created_at datetime2(6) NOT NULL
);

CREATE INDEX ix_comments_job ON comments (job_id);
