package dev.lampo.node;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The walls of the house: who may know whom. THINK HARD before a rule is loosened here: data flows
 * one way, and each wall keeps it so.
 */
@AnalyzeClasses(packages = "dev.lampo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** What Hazelcast keeps to itself, and changes from one release to the next. */
  private static final DescribedPredicate<JavaClass> HAZELCAST_INTERNALS =
      resideInAnyPackage("com.hazelcast.internal..", "com.hazelcast..impl..")
          .as("internals of Hazelcast");

  /** Packages of jobs that are no topic: where records come from, and where they go. */
  private static final DescribedPredicate<JavaClass> SHARED_BY_TOPICS =
      resideInAnyPackage(
              "dev.lampo.jobs.source..",
              "dev.lampo.jobs.copy..",
              "dev.lampo.jobs.sink..",
              "dev.lampo.jobs.job..")
          .as("packages shared by topics");

  @ArchTest
  static final ArchRule settingsKnowYamlAndNothingElse =
      classes()
          .that()
          .resideInAPackage("dev.lampo.settings..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.yaml.snakeyaml..", "dev.lampo.settings..");

  @ArchTest
  static final ArchRule matchingThinksWithoutTheGrid =
      classes()
          .that()
          .resideInAPackage("dev.lampo.matching..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.fasterxml.jackson..",
              "com.google.i18n.phonenumbers..",
              "com.ibm.icu..",
              "de.siegmar.fastcsv..",
              "org.apache.commons.codec..",
              "dev.lampo.settings..",
              "dev.lampo.matching..");

  @ArchTest
  static final ArchRule packagesOfMatchingDependOneWay =
      slices().matching("dev.lampo.matching.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule modelHoldsNounsOnly =
      classes()
          .that()
          .resideInAPackage("dev.lampo.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.hazelcast..", "dev.lampo.model..");

  @ArchTest
  static final ArchRule clientKnowsTheModelAndNoJob =
      classes()
          .that()
          .resideInAPackage("dev.lampo.client..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("dev.lampo.client..", "dev.lampo.model..")
                  .or(resideOutsideOfPackages("dev.lampo..")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule jobsKnowNeitherMachineNorClient =
      noClasses()
          .that()
          .resideInAPackage("dev.lampo.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.lampo.node..", "dev.lampo.client..", "dev.lampo.demo..");

  @ArchTest
  static final ArchRule nobodyKnowsTheDemo =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lampo.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.lampo.demo..");

  @ArchTest
  static final ArchRule topicsOfJobsAreStrangers =
      slices()
          .matching("dev.lampo.jobs.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(DescribedPredicate.alwaysTrue(), SHARED_BY_TOPICS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule sharedJobPackagesKnowNoTopic =
      noClasses()
          .that(SHARED_BY_TOPICS)
          .should()
          .dependOnClassesThat(resideInAnyPackage("dev.lampo.jobs.*..").and(not(SHARED_BY_TOPICS)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyReachesIntoHazelcast =
      noClasses().should().dependOnClassesThat(HAZELCAST_INTERNALS);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Common)(\\$.*)?")
          .because("such a name fits everything and says nothing");
}
