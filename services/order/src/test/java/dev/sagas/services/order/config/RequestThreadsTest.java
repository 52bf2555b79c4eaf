package dev.sagas.services.order.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

class RequestThreadsTest {

  @EnableConfigurationProperties(CheckoutProperties.class)
  private static final class Properties {}

  @Test
  void areMoreThanTheRequestsThatAreWorkedOn() {
    new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
        .withConfiguration(AutoConfigurations.of(ServletWebServerFactoryAutoConfiguration.class))
        .withUserConfiguration(WebConfiguration.class, Properties.class)
        .withPropertyValues("server.port=0", "checkout.max-requests=300")
        .run(
            context ->
                assertThat(
                        threads(
                            context.getSourceApplicationContext(
                                ServletWebServerApplicationContext.class)))
                    .isGreaterThan(300));
  }

  private static int threads(ServletWebServerApplicationContext context) {
    TomcatWebServer server = (TomcatWebServer) context.getWebServer();
    return ((AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler())
        .getMaxThreads();
  }
}
