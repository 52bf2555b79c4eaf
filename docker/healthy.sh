#!/usr/bin/env bash
# Is the service in this container ready? Asks its readiness probe with the shell alone, because the
# base image promises neither curl nor wget.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}"
printf 'GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r status <&3
[[ $status == *' 200'* ]]
