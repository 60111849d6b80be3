-- One spine per project and entity type, known by a small number so that its subjects carry four bytes and not two names.
CREATE TABLE spines (
    spine int NOT NULL PRIMARY KEY,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_type nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    UNIQUE (project_id, entity_type)
);

-- The 128-bit project pseudonym and the dense integer, from 1, that stands for it in every table of the project.
CREATE TABLE subjects (
    spine int NOT NULL REFERENCES spines (spine),
    pseudonym binary(16) NOT NULL,
    subject bigint NOT NULL,
    PRIMARY KEY (spine, pseudonym)
);

CREATE UNIQUE INDEX ix_subjects_subject ON subjects (spine, subject);
