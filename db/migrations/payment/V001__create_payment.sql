-- One row for each order: where its payment stands.
create table payment (
  id uuid not null constraint payment_pk primary key,
  order_id uuid not null constraint payment_one_per_order unique,
  state text not null
    constraint payment_state_known check (state in ('WAITING', 'READY', 'AUTHORIZING', 'AUTHORIZED', 'DECLINED',
      'CAPTURED', 'CAPTURE_FAILED', 'RELEASING', 'RELEASED')),

  -- The three inputs, each by its own event and in any order.
  customer_id uuid,
  amount bigint constraint payment_amount_never_negative check (amount >= 0),
  currency text constraint payment_currency_form check (currency ~ '^[A-Z]{3}$'),
  method text,
  credit_reserved boolean not null default false,
  stock_reserved boolean not null default false,

  -- From then on the provider may have been called.
  authorizing_since timestamptz,
  provider_reference text,
  refusal text,

  releasing_from text
    constraint payment_releases_what_may_be_held
    check (releasing_from in ('AUTHORIZING', 'AUTHORIZED', 'CAPTURED', 'CAPTURE_FAILED')),
  release text constraint payment_release_known check (release in ('NOTHING_HELD', 'VOIDED', 'REFUNDED')),

  created_at timestamptz not null,
  updated_at timestamptz not null,
  version bigint not null default 0,

  constraint payment_terms_come_together check (num_nulls(customer_id, amount, currency, method) in (0, 4)),
  constraint payment_starts_when_joined
    check (state in ('WAITING', 'RELEASED') or (customer_id is not null and credit_reserved and stock_reserved)),
  constraint payment_intends_before_it_calls
    check (case when state in ('WAITING', 'READY') then authorizing_since is null
                when state = 'RELEASED' then true
                else authorizing_since is not null end),
  constraint payment_authorization_is_known
    check (state not in ('AUTHORIZED', 'CAPTURED', 'CAPTURE_FAILED') or provider_reference is not null),
  constraint payment_refusal_has_reason check (state not in ('DECLINED', 'CAPTURE_FAILED') or refusal is not null),
  constraint payment_release_remembers_from_where check (state <> 'RELEASING' or releasing_from is not null),
  constraint payment_released_says_how check ((state = 'RELEASED') = (release is not null)),
  -- Money that may be held is given back before the answer, never waved through.
  constraint payment_answers_after_release check (releasing_from is not null or release is null or release = 'NOTHING_HELD')
);
