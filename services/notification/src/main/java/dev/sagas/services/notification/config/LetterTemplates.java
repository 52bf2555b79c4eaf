package dev.sagas.services.notification.config;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Templates of mails: {@code *.html} are escaped as HTML, {@code *.txt} are plain. */
@Configuration(proxyBeanMethods = false)
class LetterTemplates {

  @Bean
  ITemplateEngine letterEngine() {
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolvers(
        Set.of(templates("*.html", TemplateMode.HTML), templates("*.txt", TemplateMode.TEXT)));
    return engine;
  }

  private static ClassLoaderTemplateResolver templates(String names, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(LetterTemplates.class.getClassLoader());
    resolver.setPrefix("templates/");
    resolver.setResolvablePatterns(Set.of(names));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setCheckExistence(true);
    return resolver;
  }
}
