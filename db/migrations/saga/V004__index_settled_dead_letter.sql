-- "Which dead letters were settled so long ago that they can go?"
create index dead_letter_settled on dead_letter (settled_at) where settled_at is not null;
