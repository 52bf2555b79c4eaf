-- Ids of events are made by the writer and never repeated: the index cost every insert and every delete, and no
-- query used it.
alter table outbox drop constraint outbox_event_once;
