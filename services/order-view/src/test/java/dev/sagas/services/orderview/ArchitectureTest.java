package dev.sagas.services.orderview;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.sagas.services.orderview";

  private final JavaClasses service =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void domainKnowsNoFramework() {
    classes()
        .that()
        .resideInAPackage("..domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".domain..")
        .check(service);
  }

  @Test
  void domainIsPure() {
    noClasses()
        .that()
        .resideInAPackage("..domain..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
        .check(service);
  }

  @Test
  void adaptersDependOnTheCoreAndOnlyTheConsoleOnOthers() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("domain")
        .definedBy("..domain..")
        .layer("persistence")
        .definedBy("..persistence..")
        .layer("application")
        .definedBy("..application..")
        .layer("messaging")
        .definedBy("..messaging..")
        .layer("web")
        .definedBy("..web..")
        .layer("gateway")
        .definedBy("..gateway..")
        .layer("console")
        .definedBy("..console..")
        .layer("config")
        .definedBy("..config..")
        .whereLayer("persistence")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("application")
        .mayOnlyBeAccessedByLayers("messaging", "web", "console", "persistence", "config")
        .whereLayer("messaging")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("console", "config")
        .whereLayer("gateway")
        .mayOnlyBeAccessedByLayers("console", "config")
        .whereLayer("console")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("config")
        .mayNotBeAccessedByAnyLayer()
        .check(service);
  }

  @Test
  void otherServicesAreStrangers() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.sagas.services..").and(resideOutsideOfPackage(ROOT + "..")))
        .check(service);
  }
}
