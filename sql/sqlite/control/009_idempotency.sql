CREATE TABLE idempotency_keys (
    actor TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status INTEGER NULL,
    location TEXT NULL,
    body TEXT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (actor, idempotency_key)
) STRICT;
