-- One generation of the view: run in a schema of its own for each.

-- In the order in which an order comes to them: of two, the later one is the present one.
create type saga_state as enum ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLING', 'CANCELLED');
create type standing as enum
  ('OPEN', 'REQUESTED', 'RESERVED', 'REFUSED', 'FAILED', 'SETTLED', 'RELEASING', 'RELEASED');

-- Every event, as it came.
create table event (
  id uuid constraint event_pk primary key,
  saga_id uuid not null,
  type text not null,
  service text not null,
  causation_id uuid,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  -- When it came into this table, by the database's own clock, which all instances share.
  kept_at timestamptz not null default clock_timestamp(),
  traceparent text,
  body text not null
);

-- "What happened to this order?"
create index event_of_saga on event (saga_id, occurred_at);
-- "What came lately?" Rows come in order of time.
create index event_newest on event (received_at);
-- "What is new since I looked?", page by page.
create index event_kept on event (kept_at, id);

-- An order, and how far its saga has come. Null is what no event has told yet.
create table saga (
  order_id uuid constraint saga_pk primary key,
  state saga_state not null,
  credit standing not null,
  stock standing not null,
  payment standing not null,
  customer_id uuid,
  lines text,
  total_amount bigint,
  total_currency text,
  payment_method text,
  reason text,
  detail text,
  -- What its lines are of.
  skus text[] not null default '{}',
  began_at timestamptz not null,
  state_since timestamptz not null,
  updated_at timestamptz not null,
  constraint saga_total_has_currency check ((total_amount is null) = (total_currency is null))
) with (
  -- Most updates touch no index: room for them on the same page.
  fillfactor = 70
);

-- "The newest orders", "those in this state", "those of this customer".
create index saga_newest on saga (began_at desc, order_id desc);
create index saga_in_state on saga (state, began_at desc, order_id desc);
create index saga_of_customer on saga (customer_id, began_at desc, order_id desc);
-- "The newest that run", "the newest that are stuck", "what waits for longest?"
create index saga_unended on saga (began_at desc, order_id desc)
  where state in ('PENDING', 'CONFIRMED', 'CANCELLING');
create index saga_waiting on saga (state_since) where state in ('PENDING', 'CONFIRMED', 'CANCELLING');
-- "Orders of these products"
create index saga_of_products on saga using gin (skus);
-- "The order whose id ends so", as lists show it; beginnings are found by the key.
create index saga_by_end_of_id on saga (right(order_id::text, 12));

create table customer (
  id uuid constraint customer_pk primary key,
  version bigint not null,
  name text not null,
  email text not null,
  search tsvector not null
);

-- "The first customers by name", "customers whose name or address has these words"
create index customer_by_name on customer (name, id);
create index customer_search on customer using gin (search);

create table product (
  sku text constraint product_pk primary key,
  version bigint not null,
  name text not null,
  search tsvector not null,
  price_amount bigint not null,
  price_currency text not null
);

-- "The first products by name", "products whose name or SKU has these words"
create index product_by_name on product (name, sku);
create index product_search on product using gin (search);
