-- Which table holds the rows of which delivery. Tables and columns are named by number, never by what a partner wrote.
-- State is Loading until the switch, then Ready. Run counts the ingests of the delivery: whoever holds an older run has been superseded
-- and may write no more. The report is kept beside the rows, so that an ingest that died after the switch reports the same bytes.
CREATE TABLE vault_deliveries (
    delivery_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    dataset nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    table_name nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    layout nvarchar(max) NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    run bigint NOT NULL,
    row_count bigint NOT NULL,
    report nvarchar(max) NULL
);
