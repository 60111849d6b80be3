-- Per project and entity type: the 128-bit project pseudonym and the dense integer that stands for it in every table of the project.
CREATE TABLE subjects (
    project_id TEXT NOT NULL,
    entity_type TEXT NOT NULL,
    pseudonym BLOB NOT NULL,
    subject INTEGER NOT NULL,
    PRIMARY KEY (project_id, entity_type, pseudonym)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ix_subjects_subject ON subjects (project_id, entity_type, subject);
