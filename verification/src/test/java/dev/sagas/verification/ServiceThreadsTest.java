package dev.sagas.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.Repository;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Held by this: ADR 0009. */
class ServiceThreadsTest {

  private static final String VIRTUAL = "spring.threads.virtual.enabled";

  static List<String> services() {
    return Repository.find().services();
  }

  @ParameterizedTest
  @MethodSource("services")
  void areNotVirtualSinceTheirCarriersMayAllWaitForOneOfThem(String service) throws Exception {
    FileSystemResource configuration =
        new FileSystemResource(
            Repository.find()
                .root()
                .resolve("services")
                .resolve(service)
                .resolve("src/main/resources/application.yml"));

    List<PropertySource<?>> sources = new YamlPropertySourceLoader().load(service, configuration);

    assertThat(sources).isNotEmpty();
    assertThat(sources).allSatisfy(it -> assertThat(it.getProperty(VIRTUAL)).isNull());
  }
}
