-- Who may buy, and what orders hold of each credit limit. Amounts are minor units.

create table customer (
  id uuid constraint customer_pk primary key,
  version bigint not null constraint customer_version_positive check (version >= 1),
  name text not null constraint customer_name_given check (name <> ''),
  email text not null constraint customer_email_given check (email <> ''),
  credit_limit bigint not null constraint credit_limit_never_negative check (credit_limit >= 0),
  exposure bigint not null constraint exposure_never_negative check (exposure >= 0),
  -- One currency for limit and exposure: nothing is ever converted.
  currency text not null constraint customer_currency_form check (currency ~ '^[A-Z]{3}$'),
  registered_at timestamptz not null,
  -- Holds always, because a limit never changes once it is given.
  constraint exposure_within_limit check (exposure <= credit_limit)
) with (
  -- Exposure changes with every order: room on the page keeps its updates out of the index.
  fillfactor = 80
);

create table credit_reservation (
  order_id uuid constraint credit_reserved_once_per_order primary key,
  customer_id uuid not null constraint credit_reservation_of_customer references customer (id),
  amount bigint not null constraint credit_amount_never_negative check (amount >= 0),
  currency text not null constraint credit_currency_form check (currency ~ '^[A-Z]{3}$'),
  state text not null
    constraint credit_state_known check (state in ('RESERVED', 'SETTLED', 'RELEASED')),
  reserved_at timestamptz not null,
  ended_at timestamptz,
  constraint credit_ended_unless_reserved check ((state = 'RESERVED') = (ended_at is null))
) with (fillfactor = 80);

-- "What makes up this customer's exposure?"
create index credit_reservation_held on credit_reservation (customer_id) where state = 'RESERVED';
