-- Whether an event comes of a replay of history: what it causes has no effect outside.
alter table outbox add column replayed boolean not null default false;

-- Replays of the event log into this service's queue, and how far each has come.
create table replay (
  id text constraint replay_pk primary key,
  -- As it was asked for: start, a moment, or an offset.
  start_at text not null,
  -- Event id of the mark in the log at which history ends.
  mark uuid not null,
  state text not null default 'RUNNING'
    constraint replay_state_known check (state in ('RUNNING', 'ENDED', 'REFUSED')),
  next_offset bigint,
  reached_at timestamptz,
  events_read bigint not null default 0,
  events_copied bigint not null default 0,
  begun_at timestamptz not null,
  ended_at timestamptz,
  refusal text,
  -- The instance that works on it, and until when others leave it alone.
  worker text not null,
  leased_until timestamptz not null,
  constraint replay_ended_unless_running check ((ended_at is null) = (state = 'RUNNING')),
  constraint replay_refusal_has_reason check ((refusal is null) = (state <> 'REFUSED'))
);
