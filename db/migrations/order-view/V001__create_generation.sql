-- The generations of the view. Each is a schema of its own, so that a new one can be built beside the one that is read.
create table generation (
  number integer constraint generation_pk primary key,
  state text not null
    constraint generation_state_known check (state in ('BUILDING', 'CURRENT', 'RETIRED')),
  -- Event id of the mark in the event log up to which it is built from there; what comes after it comes live.
  mark uuid,
  next_offset bigint,
  reached_at timestamptz,
  events_read bigint not null default 0,
  -- Of them, those that could not be read or kept, and were left out.
  events_skipped bigint not null default 0,
  begun_at timestamptz not null,
  -- When it became current; one that was given up never did.
  built_at timestamptz,
  retired_at timestamptz,
  -- The instance that builds it, and until when others leave it alone.
  worker text,
  leased_until timestamptz,
  constraint generation_building_is_not_built check (state <> 'BUILDING' or built_at is null),
  constraint generation_current_is_built check (state <> 'CURRENT' or built_at is not null),
  constraint generation_retired_has_moment check ((retired_at is not null) = (state = 'RETIRED')),
  constraint generation_building_has_mark check (state <> 'BUILDING' or mark is not null)
);

-- Readers need one that is current; two that are being built would keep each other from the processors.
create unique index generation_current on generation (state) where state in ('CURRENT', 'BUILDING');

-- The first is empty and current at once: it is filled live, and by a replay.
insert into generation (number, state, begun_at, built_at) values (1, 'CURRENT', now(), now());
