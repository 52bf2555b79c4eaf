-- "What is older than the retention?" Once rows have been purged, newer ones take their places, and a BRIN index, which
-- only knows the oldest row that ever was in a range of pages, would make each purge read the whole table.
drop index inbox_received_at;
create index inbox_received_at on inbox (received_at);
