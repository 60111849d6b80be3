CREATE TABLE projects (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    title nvarchar(2000) NOT NULL,
    owner nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES organisations (id),
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version_in_force int NULL,
    created_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at datetime2(6) NOT NULL,
    state_at datetime2(6) NOT NULL
);

CREATE UNIQUE INDEX ix_projects_owner_name ON projects (owner, name);

-- Who may know that the project exists: the owner from the start, the others from the first proposal that names them.
CREATE TABLE project_members (
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES projects (id),
    organisation_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (project_id, organisation_id)
);

CREATE INDEX ix_project_members_organisation ON project_members (organisation_id);

CREATE TABLE agreements (
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES projects (id),
    version int NOT NULL,
    revision int NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    document nvarchar(max) NOT NULL,
    document_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at datetime2(6) NOT NULL,
    state_at datetime2(6) NOT NULL,
    proposed_at datetime2(6) NULL,
    PRIMARY KEY (project_id, version)
);

CREATE TABLE acceptances (
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version int NOT NULL,
    organisation_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES organisations (id),
    document_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    accepted_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    accepted_at datetime2(6) NOT NULL,
    PRIMARY KEY (project_id, version, organisation_id),
    FOREIGN KEY (project_id, version) REFERENCES agreements (project_id, version)
);
