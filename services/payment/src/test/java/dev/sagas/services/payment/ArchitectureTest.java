package dev.sagas.services.payment;

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

  private static final String ROOT = "dev.sagas.services.payment";

  private final JavaClasses service =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void domainKnowsNoFramework() {
    classes()
        .that()
        .resideInAPackage("..domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "jakarta.persistence..", ROOT + ".domain..")
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
        .layer("application")
        .definedBy("..application..")
        .layer("persistence")
        .definedBy("..persistence..")
        .layer("messaging")
        .definedBy("..messaging..")
        .layer("provider")
        .definedBy("..provider..")
        .layer("web")
        .definedBy("..web..")
        .whereLayer("application")
        .mayOnlyBeAccessedByLayers("persistence", "messaging", "provider", "web")
        .whereLayer("persistence")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("messaging")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("provider")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("web")
        .mayNotBeAccessedByAnyLayer()
        .check(service);
  }

  @Test
  void onlyTheGuardKnowsResilience4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".provider")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.resilience4j..")
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
