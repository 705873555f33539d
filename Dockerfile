# The image of the gateway, made from the jar that `mvn package` has built and tested: that jar is the same wherever it is
# built, and so the image adds no second way to build it. See docs/operations.md.
#
#   mvn package && docker build -t lockkeeper .

FROM eclipse-temurin:25-jre AS unpacked
WORKDIR /build
COPY target/lockkeeper-*-boot.jar lockkeeper.jar
RUN java -Djarmode=tools -jar lockkeeper.jar extract --layers --destination layers

# What the JVM loads and links at a start is written down once, with the JVM and the options that the image runs with.
FROM eclipse-temurin:25-jre AS trained
WORKDIR /opt/lockkeeper
COPY --from=unpacked /build/layers/dependencies/ ./
COPY --from=unpacked /build/layers/application/ ./
COPY src/main/image/ ./
RUN ./train.sh lockkeeper.aot

# One layer for what changes with the dependencies, one for what changes with the gateway, one for the cache.
FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Lockkeeper" \
      org.opencontainers.image.description="An alert gateway for Kubernetes: one alert in, exactly one RemediationRequest out." \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /opt/lockkeeper
COPY --from=unpacked /build/layers/dependencies/ ./
COPY --from=unpacked /build/layers/application/ ./
COPY --from=trained /opt/lockkeeper/jvm.options /opt/lockkeeper/lockkeeper.aot ./
EXPOSE 8080 8081
USER 10001:10001
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=lockkeeper.aot", "-jar", "lockkeeper.jar"]
