-- Per project and entity type: the 128-bit project pseudonym and the dense integer that stands for it in every table of the project.
CREATE TABLE subjects (
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_type nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    pseudonym binary(16) NOT NULL,
    subject bigint NOT NULL,
    PRIMARY KEY (project_id, entity_type, pseudonym)
);

CREATE UNIQUE INDEX ix_subjects_subject ON subjects (project_id, entity_type, subject);
