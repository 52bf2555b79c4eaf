#!/usr/bin/env bash
# Runs the containers beside whatever else runs here (a project name of their own, any free ports) and
# checks that they check out: an order that completes, two that are undone, the mails and the console that
# tell of them, a message that no one can read, a service and the broker killed in the middle of the work,
# a second start with the same data, and no one reaching what is another service's.
#
#   mvn -q -Dmaven.test.skip=true package
#   docker/smoke-test.sh [--keep]     --keep leaves the containers running
#
# Needs Docker with Compose v2, bash and curl.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ $# == 0 || ${1:-} == --keep ]] || { sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; }
keep=${1:-}

export COMPOSE_PROJECT_NAME=checkout-sagas-smoke-$$
export POSTGRES_PORT=0 RABBITMQ_PORT=0 RABBITMQ_MANAGEMENT_PORT=0
export ORDER_PORT=0 CUSTOMER_PORT=0 INVENTORY_PORT=0 PAYMENT_PORT=0
export ORDER_VIEW_PORT=0 NOTIFICATION_PORT=0 MAILPIT_PORT=0
services=(order customer inventory payment order-view notification)
# Orders are to outlast a restart of payment, however slow this machine is.
export CHECKOUT_DEADLINE=5m

finish() {
  local code=$?
  if [[ $code != 0 ]]; then
    docker compose ps --all >&2 || true
    docker compose logs --no-color --tail 60 "${services[@]}" >&2 || true
  fi
  if [[ $keep == --keep ]]; then
    echo "left running: COMPOSE_PROJECT_NAME=$COMPOSE_PROJECT_NAME docker compose down --volumes ends it"
  else
    docker compose down --volumes --timeout 10 >/dev/null 2>&1 || true
  fi
  exit "$code"
}
trap finish EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
ok() { printf '%4ss  %s\n' "$SECONDS" "$*"; }

url() { # SERVICE CONTAINER-PORT: where it is published; found anew each time, as a restart may move it
  printf 'http://%s' "$(docker compose port "$1" "$2")"
}
call() { # METHOD URL [BODY]: the answer's body, whatever its status
  curl -sS --max-time 20 -X "$1" -H 'Content-Type: application/json' -H "Idempotency-Key: $RANDOM-$RANDOM-$RANDOM-$$" \
    ${3:+--data "$3"} "$2"
}
text() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }     # the last such member of JSON on one line
number() { sed -n "s/.*\"$1\":\([0-9-]*\).*/\1/p"; }
until_so() { # SECONDS WHAT COMMAND...: repeats the command until it succeeds
  local limit=$((SECONDS + $1)) what=$2; shift 2
  until "$@"; do
    ((SECONDS < limit)) || fail "waited in vain: $what"
    sleep 0.3
  done
}

place() { # QUANTITY PAYMENT-METHOD: the new order's id, or nothing if it was refused
  call POST "$(url order 8080)/checkout" "{\"customerId\":\"$customer\",\"lines\":[{\"sku\":\"TEAPOT\",\"quantity\":$1}],\"paymentMethod\":\"$2\"}" |
    sed -n 's/^{"id":"\([0-9a-f-]*\)".*/\1/p'
}
place_when_listed() { order=$(place "$@") && [[ -n $order ]]; }
order_is() { # ID STATE [REASON]
  local answer; answer=$(call GET "$(url order 8080)/orders/$1") || return 1
  [[ $(text state <<<"$answer") == "$2" && (-z ${3:-} || $answer == *"\"reason\":\"$3\""*) ]]
}
stock_is() { # ON-HAND: and nothing reserved
  local answer; answer=$(call GET "$(url inventory 8080)/products/TEAPOT") || return 1
  [[ $(number onHand <<<"$answer") == "$1" && $(number reserved <<<"$answer") == 0 ]]
}
nothing_owed() {
  local answer; answer=$(call GET "$(url customer 8080)/customers/$customer") || return 1
  [[ $answer == *'"exposure":{"amount":0,'* ]]
}
broker() { # METHOD PATH [BODY]: RabbitMQ's management API as the operator
  curl -fsS --max-time 20 -u operator:operator-secret -X "$1" -H 'Content-Type: application/json' \
    ${3:+--data "$3"} "$(url rabbitmq 15672)/api/$2"
}
parked() { # SERVICE REASON
  [[ $(call GET "$(url "$1" 8080)/actuator/deadletters") == *"\"$2\""* ]]
}
told() { # ID STATE: by the order view, and on the console's page
  [[ $(call GET "$(url order-view 8080)/sagas/$1") == *"\"state\":\"$2\""* ]] &&
    [[ $(call GET "$(url order-view 8080)/console/sagas/$1") == *"$1"* ]]
}
mailed() { # KIND: has the mail server taken one to the customer?
  call GET "$(url notification 8080)/mails?recipient=ada@example.org" | tr '{' '\n' | grep "\"kind\":\"$1\"" |
    grep -q '"state":"SENT"'
}
seen() { # TYPE...: were these published since the start?
  published+=$(broker POST queues/checkout/smoke/get '{"count":1000,"ackmode":"ack_requeue_false","encoding":"auto"}')
  local type; for type in "$@"; do [[ $published == *"\"$type\""* ]] || return 1; done
}
published=

start() {
  docker compose up --detach --wait --wait-timeout 600 "${services[@]}" mailpit >/dev/null 2>&1 ||
    fail 'the containers did not become healthy'
}

docker compose build >/dev/null 2>&1 || { docker compose build >&2 || fail 'the images do not build'; }
start
ok 'PostgreSQL, RabbitMQ and six services are healthy'

broker PUT queues/checkout/smoke '{"durable":true}'
for exchange in order customer inventory payment; do
  broker POST "bindings/checkout/e/$exchange.events/q/smoke" '{"routing_key":"#"}'
done

customer=$(call POST "$(url customer 8080)/customers" \
  '{"name":"Ada","email":"ada@example.org","creditLimit":{"amount":10000000,"currency":"GBP"}}' |
  sed -n 's/.*"id":"\([0-9a-f-]*\)".*/\1/p')
[[ -n $customer ]] || fail 'no customer was registered'
call PUT "$(url inventory 8080)/products/TEAPOT" '{"name":"Teapot","price":{"amount":2549,"currency":"GBP"}}' >/dev/null
call POST "$(url inventory 8080)/products/TEAPOT/stock" '{"quantity":100}' >/dev/null

until_so 30 'the order service knows the price' place_when_listed 2 pm_card_visa
until_so 30 'COMPLETED' order_is "$order" COMPLETED
until_so 30 '98 pieces left, nothing reserved' stock_is 98
until_so 30 'nothing owed' nothing_owed
ok "order $order is COMPLETED"
until_so 30 'its story' told "$order" COMPLETED
until_so 30 'a welcome' mailed WELCOME
until_so 30 'a confirmation' mailed CONFIRMATION
[[ $(call GET "$(url order-view 8080)/console/dead-letters/groups") == *'No message is parked'* ]] ||
  fail 'the console cannot ask every service'
ok 'the console tells of it, and the customer has got a welcome and a confirmation'

order=$(place 1 pm_card_chargeDeclined)
until_so 30 'CANCELLED for its payment' order_is "$order" CANCELLED PAYMENT_DECLINED
stock_is 98 || fail 'the reserved piece is not back'
nothing_owed || fail 'the reserved credit is not back'
until_so 30 'every compensation' seen payment.declined.v1 order.cancelled.v1 customer.credit-released.v1 \
  inventory.stock-released.v1 payment.released.v1 order.closed.v1
until_so 30 'its story' told "$order" CANCELLED
until_so 30 'a cancellation' mailed CANCELLATION
ok "order $order is CANCELLED, its card was declined; stock and credit are back, and a mail says so"

order=$(place 99 pm_card_visa)
until_so 30 'CANCELLED for its stock' order_is "$order" CANCELLED STOCK_REJECTED
ok "order $order is CANCELLED, too few pieces were left"

broker POST exchanges/checkout/order.events/publish '{"routing_key":"order.placed.v1","payload":"not JSON","payload_encoding":"string",
  "properties":{"type":"order.placed.v1","timestamp":1795236000,"message_id":"01a1fc60-4b95-704e-9c27-288b28917b5e","correlation_id":"01a1fc60-4b95-704e-9c27-288b28917b5e"}}' >/dev/null
until_so 30 'a parked message' parked payment MALFORMED_JSON
answer=$(call POST "$(url payment 8080)/actuator/deadletters/discard" '{"actor":"smoke-test","reason":"MALFORMED_JSON"}')
[[ $answer == *DISCARDED* ]] || fail "the parked message cannot be discarded: $answer"
! parked payment MALFORMED_JSON || fail 'the discarded message is still listed'
ok 'a message that cannot be read is parked, listed and discarded'

orders=()
for _ in {1..10}; do orders+=("$(place 1 pm_card_visa)"); done
# Killed inside the container: an engine does not restart what it was itself told to kill.
docker compose exec -T payment bash -c 'kill -9 -1' || true
for _ in {1..10}; do orders+=("$(place 1 pm_card_visa)"); done
docker compose kill --signal SIGKILL rabbitmq >/dev/null 2>&1
for _ in {1..10}; do orders+=("$(place 1 pm_card_visa)"); done
docker compose start rabbitmq >/dev/null 2>&1
for order in "${orders[@]}"; do
  [[ -n $order ]] || fail 'an order was refused while payment or the broker was down'
  until_so 120 "order $order, placed while servers were killed" order_is "$order" COMPLETED
done
until_so 30 '68 pieces left, nothing reserved' stock_is 68
until_so 30 'nothing owed' nothing_owed
restarts=$(docker inspect --format '{{.RestartCount}}' "$(docker compose ps --quiet payment)")
((restarts > 0)) || fail 'payment was not killed at all'
ok 'thirty orders are COMPLETED though payment and the broker were killed meanwhile'

docker compose down --timeout 30 >/dev/null 2>&1
start
stock_is 68 || fail 'the data of the first start are gone'
order=$(place 1 pm_card_visa)
until_so 60 'COMPLETED after a second start' order_is "$order" COMPLETED
ok 'all goes on after the containers were removed and made again'

if docker compose exec -T -e PGPASSWORD=customer-secret postgres psql -h 127.0.0.1 -U customer -d order -c 'select 1' >/dev/null 2>&1; then
  fail "customer's role connects to order's database"
fi
code=$(curl -sS -o /dev/null -w '%{http_code}' -u customer:customer-secret -X POST -H 'Content-Type: application/json' \
  --data '{"properties":{},"routing_key":"order.placed.v1","payload":"{}","payload_encoding":"string"}' \
  "$(url rabbitmq 15672)/api/exchanges/checkout/order.events/publish")
[[ $code == 4* ]] || fail "customer's user publishes to order.events: $code"
ok "no service reaches another's database or exchange"
