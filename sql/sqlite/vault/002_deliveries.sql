-- Which table holds the rows of which delivery. Tables and columns are named by number, never by what a partner wrote.
CREATE TABLE vault_deliveries (
    delivery_id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    table_name TEXT NOT NULL,
    layout TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
