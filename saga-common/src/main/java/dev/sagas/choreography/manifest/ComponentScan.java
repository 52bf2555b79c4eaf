package dev.sagas.choreography.manifest;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The classes of a package, and those below it, that carry the choreography's annotations and are
 * beans: by {@code @Component} or what stands for it, or as what a {@code @Bean} method returns.
 * Others handle nothing in the running service, and so do not count.
 */
final class ComponentScan {

  private static final Set<String> ANNOTATIONS =
      Set.of(
          Handles.class.getName(),
          Emits.class.getName(),
          Step.class.getName(),
          Compensates.class.getName());

  private final List<AnnotationMetadata> declaring = new ArrayList<>();
  private final Set<String> made = new HashSet<>();

  private ComponentScan() {}

  static List<Class<?>> below(Class<?> applicationClass) {
    ComponentScan scan = new ComponentScan();
    new EveryClass()
        .findCandidateComponents(applicationClass.getPackageName())
        .forEach(found -> scan.look(((AnnotatedBeanDefinition) found).getMetadata()));
    ClassLoader loader = applicationClass.getClassLoader();
    return scan.declaring.stream()
        .filter(scan::isBean)
        .map(AnnotationMetadata::getClassName)
        .sorted()
        .<Class<?>>map(name -> ClassUtils.resolveClassName(name, loader))
        .toList();
  }

  private void look(AnnotationMetadata type) {
    type.getAnnotatedMethods(Bean.class.getName()).stream()
        .map(MethodMetadata::getReturnTypeName)
        .forEach(made::add);
    if (ANNOTATIONS.stream()
        .anyMatch(it -> type.hasAnnotation(it) || type.hasAnnotatedMethods(it))) {
      declaring.add(type);
    }
  }

  private boolean isBean(AnnotationMetadata type) {
    return type.isAnnotated(Component.class.getName()) || made.contains(type.getClassName());
  }

  /** Finds concrete classes whatever they are annotated with, nested ones too. */
  private static final class EveryClass extends ClassPathScanningCandidateComponentProvider {

    EveryClass() {
      super(false);
      addIncludeFilter((reader, factory) -> true);
    }

    /** Conditions cannot be asked without the running service. */
    @Override
    protected boolean isCandidateComponent(MetadataReader reader) {
      return true;
    }

    @Override
    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
      return definition.getMetadata().isConcrete();
    }
  }
}
