-- What products cost, as inventory last told.
create table price_list (
  sku text constraint price_list_pk primary key,
  version bigint not null,
  amount bigint not null constraint price_list_never_negative check (amount >= 0),
  currency text not null constraint price_list_currency_is_iso_4217 check (currency ~ '^[A-Z]{3}$')
);
