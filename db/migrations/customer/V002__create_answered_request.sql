-- The answer to each request that carried an idempotency key, stored with what the request did.
create table answered_request (
  idempotency_key text constraint request_answered_once primary key,
  request_digest text not null,
  answer text not null,
  answered_at timestamptz not null
);
