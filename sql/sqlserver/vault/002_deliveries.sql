-- Which table holds the rows of which delivery. Tables and columns are named by number, never by what a partner wrote.
CREATE TABLE vault_deliveries (
    delivery_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    project_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    dataset nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    table_name nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    layout nvarchar(max) NOT NULL,
    row_count bigint NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL
);
