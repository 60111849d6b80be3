CREATE TABLE idempotency_keys (
    actor nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    idempotency_key nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    request_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    status int NULL,
    location nvarchar(2000) NULL,
    body nvarchar(max) NULL,
    created_at datetime2(6) NOT NULL,
    PRIMARY KEY (actor, idempotency_key)
);
