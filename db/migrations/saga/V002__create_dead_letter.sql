-- Parked messages, drained from the dead-letter queue so that they can be listed, filtered and audited.
create table dead_letter (
  id bigint generated always as identity constraint dead_letter_pk primary key,
  -- Digest of what tells one parked message from another: a message delivered twice is stored once.
  fingerprint bytea not null constraint dead_letter_once unique,
  parked_at timestamptz not null,
  queue text not null,
  message_id text,
  event_type text,
  saga_id text,
  occurred_at timestamptz,
  reason text not null,
  detail text,
  attempts integer not null,
  headers jsonb not null,
  properties jsonb not null,
  body bytea not null,
  state text not null default 'PARKED'
    constraint dead_letter_state_known check (state in ('PARKED', 'REDRIVING', 'REDRIVEN', 'DISCARDED')),
  settled_at timestamptz,
  constraint dead_letter_settled_when_ended
    check ((settled_at is not null) = (state in ('REDRIVEN', 'DISCARDED')))
);

-- "What is still parked, oldest first?", paged by id; also "how many, by type?"
create index dead_letter_parked on dead_letter (id) include (event_type) where state in ('PARKED', 'REDRIVING');

-- Who did what to which parked message; never changed.
create table dead_letter_audit (
  id bigint generated always as identity constraint dead_letter_audit_pk primary key,
  dead_letter_id bigint not null
    constraint dead_letter_audit_of references dead_letter (id),
  action text not null constraint dead_letter_action_known check (action in ('REDRIVE', 'DISCARD')),
  actor text not null,
  at timestamptz not null,
  reason text,
  forced boolean not null,
  result text not null
);

-- "What was done to this message?"
create index dead_letter_audit_of_letter on dead_letter_audit (dead_letter_id, id);
