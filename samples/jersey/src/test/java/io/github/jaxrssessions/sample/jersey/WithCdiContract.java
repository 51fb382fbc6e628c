package io.github.jaxrssessions.sample.jersey;

import java.util.Map;

/** Jersey that injects with CDI, not with HK2: jersey-cdi2-se instead of jersey-hk2. */
class WithCdiContract extends GrizzlyContractTest {
  @Override
  protected Row row() {
    return new Row("Jersey with CDI on Grizzly", super.row().version());
  }

  @Override
  protected Map<String, String> limits() {
    String notFilled =
        "This Jersey gives sub-resources of a ResourceContext no @Context of any type. Take the"
            + " SessionWriter as a parameter of the method.";
    return Map.of(
        "writerIsInASetter",
        "This Jersey calls no setter with @Context. Take the SessionWriter as a parameter of the"
            + " method.",
        "writerIsInABeanParam",
        "This Jersey makes no parameter object that is no bean of CDI's.",
        "writerIsInAFieldOfASubResourceThatTheRuntimeMade",
        notFilled,
        "writerIsInAFieldOfASubResourceThatTheRuntimeInitialised",
        notFilled);
  }
}
