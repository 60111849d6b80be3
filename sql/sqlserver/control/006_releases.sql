CREATE TABLE releases (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    job_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES jobs (id),
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES projects (id),
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    manifest nvarchar(max) NOT NULL,
    result_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at datetime2(6) NOT NULL,
    state_at datetime2(6) NOT NULL,
    recalled_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    recalled_at datetime2(6) NULL,
    reason nvarchar(2000) NULL
);

-- A job is released once, whoever asks and however often.
CREATE UNIQUE INDEX ix_releases_job ON releases (job_id);
CREATE INDEX ix_releases_project ON releases (project_id, created_at);

CREATE TABLE release_files (
    release_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES releases (id),
    name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    media_type nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    bytes bigint NOT NULL,
    sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (release_id, name)
);
