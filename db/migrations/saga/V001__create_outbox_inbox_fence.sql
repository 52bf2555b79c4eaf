-- Protocol tables of saga-common, in a schema of their own beside the service's tables.

-- Events stored with the state they report. A row is deleted once the broker has confirmed it.
create table outbox (
  id bigint generated always as identity constraint outbox_pk primary key,
  event_id uuid not null constraint outbox_event_once unique,
  event_type text not null,
  saga_id uuid not null,
  ordering_key text not null,
  causation_id uuid,
  occurred_at timestamptz not null,
  traceparent text,
  body text not null,
  -- Scheduled rows are published when due and take no part in the order of their key.
  publish_at timestamptz,
  -- Set after the broker refused this very event: it is tried again then, and holds back its key.
  retry_at timestamptz,
  attempts integer not null default 0 constraint outbox_attempts_not_negative check (attempts >= 0),
  last_error text,
  constraint outbox_refusal_has_reason check ((retry_at is null) = (last_error is null))
) with (
  -- Rows live for milliseconds: vacuum by count, not by share of the table.
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000
);

-- "Is there an earlier event of this key?" and "what comes next of this key?"
create index outbox_key_order on outbox (ordering_key, id) where publish_at is null;
-- "What is due?"
create index outbox_due on outbox (publish_at) where publish_at is not null;

-- One row for each event that took effect in a queue; purged after the retention.
create table inbox (
  queue text not null,
  event_id uuid not null,
  received_at timestamptz not null,
  constraint inbox_effect_once primary key (queue, event_id)
);

-- "What is older than the retention?" Rows come in order of time, which a BRIN index needs.
create index inbox_received_at on inbox using brin (received_at);

-- One row for each step of each saga that took effect, was compensated, or must never take effect. Permanent.
create table fence (
  saga_id uuid not null,
  step text not null,
  state text not null constraint fence_state_known check (state in ('DONE', 'COMPENSATED', 'BARRED')),
  constraint fence_one_state primary key (saga_id, step)
);
