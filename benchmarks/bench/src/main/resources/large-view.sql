-- Fills a generation of the order view with made-up sagas, spread over a month, a fiftieth of them over the last hour: of a
-- thousand, 995 have ended, and one in twenty was cancelled. Customers and products are as many as a shop of that size has. Written in braces: the schema
-- and how many sagas.
insert into {schema}.customer (id, version, name, email, search)
select md5('customer' || n)::uuid, 1, 'Customer ' || n, 'customer' || n || '@example.com',
       array_to_tsvector(array['customer', n::text, 'customer' || n, 'example', 'com'])
from generate_series(0, {sagas} / 20) n on conflict do nothing;

insert into {schema}.product (sku, version, name, search, price_amount, price_currency)
select 'P' || n, 1, 'Product number ' || n, array_to_tsvector(array['p' || n, 'product', 'number', n::text]), 100 + n, 'GBP' from generate_series(0, 3999) n on conflict do nothing;

insert into {schema}.saga (order_id, state, credit, stock, payment, customer_id, lines, total_amount, total_currency,
                           payment_method, began_at, state_since, updated_at, skus)
select md5('order' || n)::uuid,
       (case when n % 1000 < 3 then 'PENDING' when n % 1000 < 5 then 'CANCELLING' when n % 20 = 7 then 'CANCELLED'
             else 'COMPLETED' end)::{schema}.saga_state,
       'SETTLED', 'SETTLED', 'SETTLED', md5('customer' || n % ({sagas} / 20))::uuid,
       '[{"sku":"P' || n % 4000 || '","quantity":1,"unitPrice":{"amount":100,"currency":"GBP"}}]',
       100, 'GBP', 'pm_card_visa', moment, moment, moment,
       array['P' || n % 4000]
from generate_series(1, {sagas}) n,
     lateral (select now() - interval '55 minutes' * (({sagas} - n) / ({sagas} / 50.0))
                     - case when n > {sagas} - {sagas} / 50 then interval '0'
                            else interval '30 days' * (1 - n::float / {sagas}) end as moment) m
on conflict do nothing;

-- Of those of the last hour also what happened.
insert into {schema}.event (id, saga_id, type, service, causation_id, occurred_at, received_at, body)
select md5('event' || n || ' ' || step)::uuid, md5('order' || n)::uuid,
       (array['order.placed.v1', 'customer.credit-reserved.v1', 'inventory.stock-reserved.v1',
              'payment.authorization-requested.v1', 'payment.authorized.v1', 'order.confirmed.v1',
              'inventory.stock-committed.v1', 'payment.captured.v1', 'customer.credit-settled.v1',
              'order.completed.v1'])[step],
       (array['order', 'customer', 'inventory', 'payment', 'payment', 'order', 'inventory', 'payment', 'customer',
              'order'])[step],
       case when step > 1 then md5('event' || n || ' ' || step - 1)::uuid end,
       moment, moment, '{"orderId": "0"}'
from generate_series({sagas} - {sagas} / 50 + 1, {sagas}) n, generate_series(1, 10) step,
     lateral (select now() - interval '55 minutes' * (({sagas} - n) / ({sagas} / 50.0))
                     + interval '30 ms' * step as moment) m
on conflict do nothing;

vacuum (analyze) {schema}.customer;
vacuum (analyze) {schema}.product;
vacuum (analyze) {schema}.saga;
vacuum (analyze) {schema}.event;
