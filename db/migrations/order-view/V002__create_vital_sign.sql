-- How services were, for the charts of the last hour.
create table vital_sign (
  service text not null,
  taken_at timestamptz not null,
  up boolean not null,
  outbox_age double precision not null,
  outbox_backlog double precision not null,
  published double precision not null,
  handled double precision not null,
  duplicates double precision not null,
  retried double precision not null,
  parked double precision not null,
  constraint vital_sign_pk primary key (taken_at, service)
);

-- When it is time for the next sample: who moves this takes it.
create table sampling (
  one boolean constraint sampling_pk primary key default true constraint sampling_is_one check (one),
  next_at timestamptz not null
);

insert into sampling (next_at) values (now());
