CREATE TABLE releases (
    id TEXT NOT NULL PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    project_id TEXT NOT NULL REFERENCES projects (id),
    state TEXT NOT NULL,
    manifest TEXT NOT NULL,
    result_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    state_at TEXT NOT NULL,
    recalled_by TEXT NULL,
    recalled_at TEXT NULL,
    reason TEXT NULL
) STRICT;

-- A job is released once, whoever asks and however often.
CREATE UNIQUE INDEX ix_releases_job ON releases (job_id);
CREATE INDEX ix_releases_project ON releases (project_id, created_at);

CREATE TABLE release_files (
    release_id TEXT NOT NULL REFERENCES releases (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (release_id, name)
) STRICT;
