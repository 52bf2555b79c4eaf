#!/bin/sh
# Unpacks the one executable jar in this folder into layers/, or says what is missing.
set -eu

jars=$(find . -maxdepth 1 -name '*-exec.jar')
if [ "$(printf '%s' "$jars" | grep -c .)" != 1 ]; then
  echo "Expected one services/$SERVICE/target/*-exec.jar, found: ${jars:-none}." >&2
  echo "Build the services first: mvn -q -Dmaven.test.skip=true clean package" >&2
  exit 1
fi
java -Djarmode=tools -jar "$jars" extract --layers --destination layers --application-filename application.jar
