-- The durable queue. An item is enqueued in the transaction that makes it necessary; kind and argument name it.
CREATE TABLE work_items (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    argument TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    lease_owner TEXT NULL,
    lease_until TEXT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX ix_work_items_due ON work_items (state, due_at);
