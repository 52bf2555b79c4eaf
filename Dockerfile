# One image for every service: docker build --build-arg SERVICE=order -t checkout-sagas/order .
# The jar is built outside, by `mvn -q -Dmaven.test.skip=true package`: building an image then needs no
# package registry, and the image holds what the tests ran.

FROM eclipse-temurin:25-jre AS unpacked
ARG SERVICE
WORKDIR /unpacked
# A missing folder fails in words that help no one: beside pom.xml the pattern may match nothing, and the
# script then says what is missing.
COPY LICENSE docker/unpack-jar.sh services/${SERVICE}/pom.xml services/${SERVICE}/target*/*-exec.jar ./
RUN ./unpack-jar.sh

FROM eclipse-temurin:25-jre
ARG SERVICE
LABEL org.opencontainers.image.title="checkout-sagas ${SERVICE}" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /application
# From what changes seldom to what changes often, so that a rebuild stores little.
COPY --from=unpacked /unpacked/LICENSE ./
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
COPY docker/healthy.sh /usr/local/bin/healthy

# A number, so that an orchestrator can see that it is not root; no account is needed in the image.
USER 10001:10001
ENV SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=300s --retries=6 CMD ["healthy"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "application.jar"]
