-- The simulated provider's own books. It stands for an outside party: this service reads and writes them only through
-- the provider's port, in transactions of their own.
create table provider_payment (
  id text not null constraint provider_payment_pk primary key,
  -- The merchant's reference. Not unique: a provider that forgot an idempotency key charges a second time.
  reference uuid not null,
  method text not null,
  currency text not null,
  authorized bigint not null default 0,
  captured bigint not null default 0,
  voided bigint not null default 0,
  refunded bigint not null default 0,
  decline_code text,
  created_at timestamptz not null,
  constraint provider_amounts_never_negative check (least(authorized, captured, voided, refunded) >= 0),
  constraint provider_never_captures_what_is_not_held check (captured + voided <= authorized),
  constraint provider_never_captures_after_void check (captured = 0 or voided = 0),
  constraint provider_never_refunds_more_than_captured check (refunded <= captured),
  constraint provider_holds_nothing_when_declined check (decline_code is null or authorized = 0)
);

-- "Which payments carry this reference, oldest first?"
create index provider_payment_reference on provider_payment (reference, created_at);

create table provider_request (
  idempotency_key text not null constraint provider_request_pk primary key,
  fingerprint text not null,
  first_seen_at timestamptz not null,
  calls integer not null default 1 constraint provider_request_was_called check (calls >= 1),
  -- Written with the effect; null while every call so far has failed.
  answer text
);
