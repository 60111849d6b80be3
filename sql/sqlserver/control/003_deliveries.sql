CREATE TABLE deliveries (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES projects (id),
    agreement_version int NOT NULL,
    dataset nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    organisation_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES organisations (id),
    period nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    file_name nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    sealed bit NOT NULL,
    declared_bytes bigint NOT NULL,
    received_bytes bigint NOT NULL,
    declared_sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    row_count bigint NULL,
    report nvarchar(max) NULL,
    reason nvarchar(2000) NULL,
    created_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at datetime2(6) NOT NULL,
    state_at datetime2(6) NOT NULL,
    expires_at datetime2(6) NULL
);

CREATE INDEX ix_deliveries_project ON deliveries (project_id, dataset, period, state);
