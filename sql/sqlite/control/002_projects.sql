CREATE TABLE projects (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES organisations (id),
    state TEXT NOT NULL,
    version_in_force INTEGER NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    state_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_projects_owner_name ON projects (owner, name);

-- Who may know that the project exists: the owner from the start, the others from the first proposal that names them.
CREATE TABLE project_members (
    project_id TEXT NOT NULL REFERENCES projects (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (project_id, organisation_id)
) STRICT;

CREATE INDEX ix_project_members_organisation ON project_members (organisation_id);

CREATE TABLE agreements (
    project_id TEXT NOT NULL REFERENCES projects (id),
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL,
    document TEXT NOT NULL,
    document_hash TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    state_at TEXT NOT NULL,
    proposed_at TEXT NULL,
    PRIMARY KEY (project_id, version)
) STRICT;

CREATE TABLE acceptances (
    project_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    document_hash TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    PRIMARY KEY (project_id, version, organisation_id),
    FOREIGN KEY (project_id, version) REFERENCES agreements (project_id, version)
) STRICT;
