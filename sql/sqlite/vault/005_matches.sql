-- Links between the rows of two deliveries. Owner is the join of a job's attempt that made them, or the hash of the settings once any job of
-- the project may use them. While State is Scanning, pairs_<number> takes what the ranges find; when it is Ready, links_<number> is whole.
CREATE TABLE matches (
    number INTEGER NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    left_delivery TEXT NOT NULL,
    right_delivery TEXT NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL,
    model TEXT NULL,
    quality TEXT NULL,
    UNIQUE (left_delivery, right_delivery, owner)
) STRICT;

CREATE INDEX ix_matches_right ON matches (right_delivery);

-- Numbers are given once: whoever still reads the tables of a match that is gone finds none, and never those of another.
CREATE TABLE match_numbers (last INTEGER NOT NULL) STRICT;

INSERT INTO match_numbers (last) VALUES (0);
