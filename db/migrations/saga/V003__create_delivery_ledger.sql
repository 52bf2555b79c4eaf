-- When each part of the broker's topology that brings events was last known to be right. A part is an
-- event type, for the binding that brings it, or the name of a queue.
create table topology_part (
  part text constraint topology_part_pk primary key,
  right_at timestamptz not null
);

-- Times in which events may have missed their queue, and how far each was filled from the event log.
create table topology_gap (
  id bigint generated always as identity constraint topology_gap_pk primary key,
  part text not null,
  right_at timestamptz not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  stage text not null default 'OPEN'
    constraint topology_gap_stage_known
    check (stage in ('OPEN', 'OUTAGE', 'LOOK_BACK', 'TAIL', 'FILLED', 'REFUSED', 'SETTLED')),
  slice_from timestamptz,
  next_offset bigint,
  end_offset bigint,
  slice_found bigint not null default 0,
  due_at timestamptz not null,
  tail_offset bigint,
  found bigint not null default 0,
  refusal text,
  -- The instance that works on it, and until when others leave it alone.
  worker text,
  leased_until timestamptz,
  constraint topology_gap_closed_unless_open check ((closed_at is null) = (stage = 'OPEN')),
  constraint topology_gap_refusal_has_reason check (stage <> 'REFUSED' or refusal is not null),
  constraint topology_gap_lease_has_worker check ((worker is null) = (leased_until is null))
);

-- A part has one open gap. "Which gaps are open?"
create unique index topology_gap_open on topology_gap (part) where stage = 'OPEN';
-- "What is to be filled?"
create index topology_gap_due on topology_gap (due_at) where stage in ('OUTAGE', 'LOOK_BACK', 'TAIL');

-- "Is this event parked, or was it given up?"
create index dead_letter_of_event on dead_letter (message_id) where state <> 'REDRIVEN';
