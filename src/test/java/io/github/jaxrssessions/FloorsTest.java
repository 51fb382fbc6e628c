package io.github.jaxrssessions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the library: each imports downwards only. */
@AnalyzeClasses(packages = "io.github.jaxrssessions", importOptions = DoNotIncludeTests.class)
class FloorsTest {
  @ArchTest
  static final ArchRule noCallsToTheInside =
      noClasses().should().dependOnClassesThat().resideInAPackage("sun..").allowEmptyShould(true);
}
