-- Which table holds the rows of which delivery. Tables and columns are named by number, never by what a partner wrote.
-- State is Loading until the switch, then Ready. Run counts the ingests of the delivery: whoever holds an older run has been superseded
-- and may write no more. The report is kept beside the rows, so that an ingest that died after the switch reports the same bytes.
CREATE TABLE vault_deliveries (
    delivery_id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    table_name TEXT NOT NULL,
    layout TEXT NOT NULL,
    state TEXT NOT NULL,
    run INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    report TEXT NULL
) STRICT;
