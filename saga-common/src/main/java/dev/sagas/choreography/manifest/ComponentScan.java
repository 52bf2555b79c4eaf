package dev.sagas.choreography.manifest;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.util.ClassUtils;

/** The classes of a package, and those below it, that carry the choreography's annotations. */
final class ComponentScan {

  private static final Set<String> ANNOTATIONS =
      Set.of(
          Handles.class.getName(),
          Emits.class.getName(),
          Step.class.getName(),
          Compensates.class.getName());

  private ComponentScan() {}

  static List<Class<?>> below(Class<?> applicationClass) {
    ClassPathScanningCandidateComponentProvider scanner = new Scanner();
    scanner.addIncludeFilter((reader, factory) -> declares(reader));
    ClassLoader loader = applicationClass.getClassLoader();
    List<Class<?>> found = new ArrayList<>();
    scanner.findCandidateComponents(applicationClass.getPackageName()).stream()
        .map(BeanDefinition::getBeanClassName)
        .sorted()
        .forEach(name -> found.add(ClassUtils.resolveClassName(String.valueOf(name), loader)));
    return found;
  }

  private static boolean declares(MetadataReader reader) {
    AnnotationMetadata type = reader.getAnnotationMetadata();
    return ANNOTATIONS.stream()
        .anyMatch(name -> type.hasAnnotation(name) || type.hasAnnotatedMethods(name));
  }

  /** Also finds the classes nested in others. */
  private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

    Scanner() {
      super(false);
    }

    @Override
    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
      return definition.getMetadata().isConcrete();
    }
  }
}
