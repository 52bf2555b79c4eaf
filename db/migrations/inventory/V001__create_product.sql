-- What is for sale, how much of it is there, and what orders hold of it. Amounts are minor units.

create table product (
  sku text constraint product_pk primary key
    constraint product_sku_form check (char_length(sku) between 1 and 64 and sku !~ '[/\\[:cntrl:]]'),
  version bigint not null constraint product_version_positive check (version >= 1),
  name text not null constraint product_name_given check (name <> ''),
  price bigint not null constraint price_never_negative check (price >= 0),
  currency text not null constraint product_currency_form check (currency ~ '^[A-Z]{3}$'),
  -- Pieces in the house, those that orders hold among them.
  on_hand bigint not null constraint stock_never_negative check (on_hand >= 0),
  reserved bigint not null constraint reserved_never_negative check (reserved >= 0),
  constraint reserved_within_on_hand check (reserved <= on_hand)
) with (
  -- Stock changes with every order: room on the page keeps its updates out of the index.
  fillfactor = 70
);

create table stock_reservation (
  order_id uuid constraint stock_reserved_once_per_order primary key,
  state text not null
    constraint stock_state_known check (state in ('RESERVED', 'COMMITTED', 'RELEASED')),
  reserved_at timestamptz not null,
  committed_at timestamptz,
  released_at timestamptz,
  constraint stock_committed_has_time check (state <> 'COMMITTED' or committed_at is not null),
  constraint stock_reserved_not_committed check (state <> 'RESERVED' or committed_at is null),
  constraint stock_released_has_time check ((state = 'RELEASED') = (released_at is not null))
) with (fillfactor = 80);

-- Never changed: a reservation takes every line of its order, or none.
create table stock_reservation_line (
  order_id uuid not null constraint stock_line_of_reservation references stock_reservation (order_id),
  sku text not null constraint stock_line_of_product references product (sku),
  quantity bigint not null constraint stock_line_quantity_positive check (quantity >= 1),
  constraint stock_line_once_per_sku primary key (order_id, sku)
);
