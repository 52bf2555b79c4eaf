-- What mails say and to whom they go, as events have told.
create table customer (
  id uuid constraint customer_pk primary key,
  version bigint not null,
  name text not null,
  email text not null
);

create table product (
  sku text constraint product_pk primary key,
  version bigint not null,
  name text not null
);

-- What is known of an order; null is what no event has told yet.
create table customer_order (
  id uuid constraint customer_order_pk primary key,
  customer_id uuid,
  lines text,
  captured_amount bigint,
  captured_currency text,
  -- The payment was given back, or there was nothing to give back.
  released boolean not null default false,
  constraint customer_order_captured_has_currency
    check ((captured_amount is null) = (captured_currency is null))
);

create table mail (
  id uuid constraint mail_pk primary key,
  kind text not null
    constraint mail_kind_known check (kind in ('WELCOME', 'CONFIRMATION', 'CANCELLATION', 'REFUND')),
  -- The saga that it is about: an order's, or that of a customer's registration.
  saga_id uuid not null,
  customer_id uuid not null,
  recipient text not null,
  -- What is written into the letter, as JSON.
  facts text not null,
  state text not null default 'REQUESTED'
    constraint mail_state_known check (state in ('REQUESTED', 'SENT', 'REFUSED')),
  requested_at timestamptz not null,
  settled_at timestamptz,
  -- As it was sent, or would have been.
  subject text,
  html text,
  plain text,
  refusal text,
  -- However late a duplicate of its event comes, a mail is requested once.
  constraint mail_once unique (saga_id, kind),
  constraint mail_settled_has_moment check ((settled_at is null) = (state = 'REQUESTED')),
  constraint mail_refusal_has_reason check ((refusal is null) = (state <> 'REFUSED'))
);

-- "The newest mails", "those to this address"
create index mail_newest on mail (requested_at desc, id desc);
create index mail_to on mail (recipient, requested_at desc);
