-- Links between the rows of two deliveries. Owner is the join of a job's attempt that made them, or the hash of the settings once any job of
-- the project may use them. While State is Scanning, pairs_<number> takes what the ranges find; when it is Ready, links_<number> is whole.
CREATE TABLE matches (
    number int NOT NULL PRIMARY KEY,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    left_delivery nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    right_delivery nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    owner nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    model nvarchar(max) NULL,
    quality nvarchar(max) NULL,
    UNIQUE (left_delivery, right_delivery, owner)
);

CREATE INDEX ix_matches_right ON matches (right_delivery);

-- Numbers are given once: whoever still reads the tables of a match that is gone finds none, and never those of another.
CREATE TABLE match_numbers (last int NOT NULL);

INSERT INTO match_numbers (last) VALUES (0);
