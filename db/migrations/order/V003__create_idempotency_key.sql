-- What was answered to which key. Written in the transaction of the order, so that a crash leaves neither or both.
create table idempotency_key (
  key text constraint idempotency_key_one_answer primary key,
  request_hash bytea not null constraint idempotency_key_hash_is_sha_256 check (octet_length(request_hash) = 32),
  order_id uuid not null
    constraint idempotency_key_of references orders (id)
    constraint idempotency_key_one_order unique,
  answer text not null,
  created_at timestamptz not null
);

-- "What is older than the retention?" Rows come in order of time, which a BRIN index needs.
create index idempotency_key_created_at on idempotency_key using brin (created_at);
