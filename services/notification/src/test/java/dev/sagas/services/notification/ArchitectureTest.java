package dev.sagas.services.notification;

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

  private static final String ROOT = "dev.sagas.services.notification";

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
  void adaptersDependOnTheCoreAndNeverOnEachOther() {
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
        .layer("smtp")
        .definedBy("..smtp..")
        .layer("config")
        .definedBy("..config..")
        .whereLayer("smtp")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("persistence")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("application")
        .mayOnlyBeAccessedByLayers("messaging", "web", "persistence", "smtp")
        .whereLayer("web")
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
