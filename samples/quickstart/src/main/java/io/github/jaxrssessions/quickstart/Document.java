package io.github.jaxrssessions.quickstart;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.jaxrs2.integration.resources.OpenApiResource;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The OpenAPI document: what it says of its own, and the answers that several operations share. */
final class Document {
  static final String BAD_INPUT = "BadInput";
  static final String WRONG_LOGIN = "WrongLogin";
  static final String TAKEN = "Taken";
  static final String TOO_LARGE = "TooLarge";

  private Document() {}

  static OpenApiResource of(Class<?>... resources) {
    OpenApiResource resource = new OpenApiResource();
    resource.setOpenApiConfiguration(
        new SwaggerConfiguration()
            .openAPI(new OpenAPI().info(info()).components(answers()))
            .defaultResponseCode("200")
            .resourceClasses(
                Arrays.stream(resources).map(Class::getName).collect(Collectors.toSet())));
    return resource;
  }

  private static Info info() {
    return new Info()
        .title("Quickstart")
        .version("1")
        .description("[Log in](/) first: calls that you try here then carry your session.");
  }

  // #region answers
  private static Components answers() {
    return new Components()
        .schemas(ModelConverters.getInstance().read(Problem.Body.class))
        .addResponses(BAD_INPUT, problem("A field is missing or wrong: field names it."))
        .addResponses(WRONG_LOGIN, problem("E-mail or password is wrong."))
        .addResponses(TAKEN, problem("There is an account with this e-mail already."))
        .addResponses(TOO_LARGE, problem("The session would be too large: limit tells the bytes."));
  }

  private static ApiResponse problem(String description) {
    Schema<?> body = new Schema<>().$ref(Problem.SCHEMA);
    return new ApiResponse()
        .description(description)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(body)));
  }
  // #endregion answers
}
