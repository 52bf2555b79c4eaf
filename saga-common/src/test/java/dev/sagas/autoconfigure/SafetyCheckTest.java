package dev.sagas.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.autoconfigure.UnsafeSettings.Retention;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@ExtendWith(OutputCaptureExtension.class)
class SafetyCheckTest {

  @Test
  void startsWithoutAnySettingBecauseTheContributedDefaultsAreSafe() {
    try (ConfigurableApplicationContext context = run()) {
      assertThat(context.getEnvironment().getProperty("spring.rabbitmq.publisher-confirm-type"))
          .isEqualTo("correlated");
    }
  }

  @Test
  void letsAnExplicitSettingWinOverTheContributedDefault() {
    try (ConfigurableApplicationContext context = run("--spring.rabbitmq.template.mandatory=on")) {
      assertThat(context.getEnvironment().getProperty("spring.rabbitmq.template.mandatory"))
          .isEqualTo("on");
    }
  }

  @Test
  void failsWithOneMessageThatNamesEveryProblemAndItsFix(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                run(
                    "--spring.rabbitmq.publisher-confirm-type=none",
                    "--spring.rabbitmq.dynamic=true",
                    "--test.inbox-retention=1h"))
        .isInstanceOf(UnsafeSettingsException.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("1. spring.rabbitmq.publisher-confirm-type is none")
        .contains("2. spring.rabbitmq.dynamic is true")
        .contains("3. saga.inbox.retention is PT1H")
        .contains("1. set spring.rabbitmq.publisher-confirm-type to correlated, or remove it")
        .contains("3. set saga.inbox.retention to PT720H or more")
        .doesNotContain("at dev.sagas");
  }

  private static ConfigurableApplicationContext run(String... arguments) {
    SpringApplication application = new SpringApplication(Checked.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    return application.run(arguments);
  }

  @Configuration(proxyBeanMethods = false)
  static class Checked {

    @Bean
    static SafetyCheck safetyCheck(Environment environment) {
      return new SafetyCheck(
          environment,
          settings ->
              new Retention(
                  settings.bind("test.inbox-retention", Duration.class).orElse(Duration.ofDays(30)),
                  Duration.ofDays(10),
                  Duration.ofDays(20)));
    }
  }
}
