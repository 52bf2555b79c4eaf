-- "Which scheduled events of this saga can be withdrawn?"
create index outbox_scheduled on outbox (saga_id) where publish_at is not null;
