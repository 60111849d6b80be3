-- The durable queue. An item is enqueued in the transaction that makes it necessary; kind and argument name it.
CREATE TABLE work_items (
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    kind nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    argument nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    attempts int NOT NULL,
    due_at datetime2(6) NOT NULL,
    lease_owner nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    lease_until datetime2(6) NULL,
    created_at datetime2(6) NOT NULL
);

CREATE INDEX ix_work_items_due ON work_items (state, due_at);
