package dev.sagas.services.order.config;

import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.sagas.services.order.web.RequestLimit;
import dev.sagas.services.order.web.RequestSizeLimit;
import dev.sagas.services.order.web.WebLimits;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.time.Duration;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.web.embedded.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How requests are read and answered. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  /** What a request may take besides the wait that its client asked for. */
  private static final Duration ASYNC_MARGIN = Duration.ofSeconds(30);

  /** For those who are refused, and those who ask how the service is. */
  private static final int THREADS_BESIDE = 20;

  private final CheckoutProperties properties;

  WebConfiguration(CheckoutProperties properties) {
    this.properties = properties;
  }

  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
    Duration longest = properties.maxWait().plus(properties.priceWait()).plus(ASYNC_MARGIN);
    configurer.setDefaultTimeout(longest.toMillis());
  }

  @Bean
  RequestLimit requestLimit() {
    return new RequestLimit(properties.maxRequests());
  }

  /** A limit that Tomcat's threads do not reach would refuse no one, and let all wait for them. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> threadsForAllRequests() {
    int threads = properties.maxRequests() + THREADS_BESIDE;
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setMaxThreads(threads);
              }
            });
  }

  @Bean
  RequestSizeLimit requestSizeLimit() {
    return new RequestSizeLimit(properties.maxRequestSize());
  }

  @Bean
  WebLimits webLimits() {
    return new WebLimits(properties.maxWait(), properties.streamTimeout());
  }

  /** A number is no text: Jackson would take it for one, whatever the other settings. */
  @Bean
  Jackson2ObjectMapperBuilderCustomizer textIsText() {
    return builder ->
        builder.postConfigurer(
            mapper ->
                mapper
                    .coercionConfigFor(LogicalType.Textual)
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Order service")
                .version("v1")
                .description(
                    "Checkouts: placed here, decided by events. Amounts are in minor units; errors"
                        + " are problem details (RFC 9457)."));
  }
}
