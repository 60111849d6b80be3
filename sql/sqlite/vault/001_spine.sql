-- One spine per project and entity type, known by a small number so that its subjects carry eight bytes and not two names.
CREATE TABLE spines (
    spine INTEGER NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    entity_type TEXT NOT NULL,
    UNIQUE (project_id, entity_type)
) STRICT;

-- The 128-bit project pseudonym and the dense integer, from 1, that stands for it in every table of the project.
CREATE TABLE subjects (
    spine INTEGER NOT NULL REFERENCES spines (spine),
    pseudonym BLOB NOT NULL CHECK (length(pseudonym) = 16),
    subject INTEGER NOT NULL,
    PRIMARY KEY (spine, pseudonym)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ix_subjects_subject ON subjects (spine, subject);
