create table orders (
  id uuid constraint orders_pk primary key,
  version bigint not null,
  customer_id uuid not null,
  payment_method text not null,
  total_amount bigint not null constraint orders_total_positive check (total_amount > 0),
  total_currency text not null constraint orders_currency_is_iso_4217 check (total_currency ~ '^[A-Z]{3}$'),
  state text not null
    constraint orders_state_known
      check (state in ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLING', 'CANCELLED')),
  reason text
    constraint orders_reason_known
      check (reason in ('CREDIT_REJECTED', 'STOCK_REJECTED', 'PAYMENT_DECLINED', 'CAPTURE_FAILED', 'DEADLINE_PASSED',
        'CANCELLATION_REQUESTED')),
  reason_detail text,
  customer_answered_at timestamptz,
  inventory_answered_at timestamptz,
  payment_answered_at timestamptz,
  placed_at timestamptz not null,
  -- When the state last changed.
  updated_at timestamptz not null,
  constraint orders_cancelled_for_a_reason check ((reason is not null) = (state in ('CANCELLING', 'CANCELLED'))),
  constraint orders_detail_of_a_reason check (reason_detail is null or reason is not null),
  constraint orders_answered_only_when_cancelled
    check (
      state in ('CANCELLING', 'CANCELLED')
      or coalesce(customer_answered_at, inventory_answered_at, payment_answered_at) is null),
  constraint orders_cancelled_when_all_answered
    check (
      (state = 'CANCELLED')
      = (customer_answered_at is not null and inventory_answered_at is not null and payment_answered_at is not null)),
  constraint orders_never_updated_before_placed check (updated_at >= placed_at)
);

-- "The newest orders of a customer": ids are ordered by time.
create index orders_of_customer on orders (customer_id, id);
-- "Which orders still move, and have done so for too long?"
create index orders_in_motion on orders (state, updated_at) where state in ('PENDING', 'CONFIRMED', 'CANCELLING');

create table order_line (
  order_id uuid not null constraint order_line_of references orders (id),
  position integer not null,
  sku text not null,
  quantity integer not null constraint order_line_quantity_sane check (quantity between 1 and 1000000),
  unit_price_amount bigint not null constraint order_line_price_never_negative check (unit_price_amount >= 0),
  unit_price_currency text not null,
  constraint order_line_pk primary key (order_id, position),
  constraint order_line_each_product_once unique (order_id, sku)
);

-- One row for each change of state; written in its transaction, read by server-sent events.
create table order_state_change (
  order_id uuid not null constraint order_state_change_of references orders (id),
  sequence integer not null constraint order_state_change_counted_from_zero check (sequence >= 0),
  state text not null,
  reason text,
  reason_detail text,
  changed_at timestamptz not null,
  constraint order_state_change_pk primary key (order_id, sequence),
  constraint order_state_entered_once unique (order_id, state)
);
