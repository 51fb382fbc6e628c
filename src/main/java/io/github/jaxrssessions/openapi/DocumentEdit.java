package io.github.jaxrssessions.openapi;

import io.github.jaxrssessions.Access;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.openapi.ServedMethods.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One document being made true: it is changed in place, and what its author wrote is kept.
 * Operations are known by their marks; {@link #runByPaths} also takes them by their paths.
 */
final class DocumentEdit {
  /** The security scheme's name. */
  static final String SCHEME = "sessionCookie";

  static final String SCHEME_DESCRIPTION =
      "The login session. The answer to a login sets this cookie, and a browser sends it by itself"
          + " from then on.";

  private final SessionAuth<?> auth;
  private final ServedMethods served;
  private final ApiDocument document;
  private final List<String> left = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private int edited;

  DocumentEdit(SessionAuth<?> auth, ServedMethods served, ApiDocument document) {
    this.auth = auth;
    this.served = served;
    this.document = document;
  }

  /**
   * Edits what bears a mark.
   *
   * @param takeOut what is done with operations of other applications
   */
  void run(Consumer<ApiOperation> takeOut) {
    for (ApiOperation operation : document.operations()) {
      Optional<String> mark = operation.takeMark();
      Optional<Place> place = mark.flatMap(found -> served.find(found, operation.path()));
      if (mark.isPresent() && place.isEmpty()) {
        foreign.add(name(operation));
        takeOut.accept(operation);
      } else {
        edit(operation, place);
      }
    }
    editWhole();
  }

  /** Edits what bears a mark or has the path of a method; the rest stays as it is. */
  void runByPaths() {
    List<ApiOperation> operations = document.operations();
    Map<ApiOperation, Place> atPaths = served.at(operations);
    for (ApiOperation operation : operations) {
      Optional<Place> marked =
          operation.takeMark().flatMap(mark -> served.find(mark, operation.path()));
      edit(operation, marked.or(() -> Optional.ofNullable(atPaths.get(operation))));
    }
    editWhole();
  }

  /** Whether no operation was found: nothing is known then of who may call. */
  boolean untold() {
    return edited == 0 && foreign.isEmpty() && !left.isEmpty();
  }

  /** The operations that were not found, and were left as they are. */
  List<String> left() {
    return left;
  }

  /** The operations of other applications, which were taken out. */
  List<String> foreign() {
    return foreign;
  }

  private void edit(ApiOperation operation, Optional<Place> found) {
    if (found.isEmpty()) {
      left.add(name(operation));
      return;
    }
    Place place = found.get();
    OperationEdit edit = new OperationEdit(operation, auth.cookie().name());
    edit.access(access(operation.verb(), place));
    edit.effect(auth.effect(place.resource(), place.method()));
    edited++;
  }

  /**
   * Methods that differ in their media types alone are one operation: open where all of them are.
   */
  private Access access(String verb, Place place) {
    return served
        .beside(place, verb)
        .map(other -> accessAlone(verb, other))
        .filter(access -> !access.open())
        .reduce(accessAlone(verb, place), (own, other) -> own.open() ? other : own);
  }

  private Access accessAlone(String verb, Place place) {
    return auth.access(verb, place.resource(), place.method(), place.template(), place.passed());
  }

  /** A document of which no operation was found gets the scheme alone. */
  private void editWhole() {
    document.addCookieScheme(SCHEME, auth.cookie().name(), SCHEME_DESCRIPTION);
    if (!untold()) {
      document.addRequirement(SCHEME);
    }
    if (edited > 0) {
      Map<String, String> properties = new LinkedHashMap<>();
      List.of("type", "title", "detail").forEach(name -> properties.put(name, "string"));
      properties.put("status", "integer");
      document.addSchema(OperationEdit.PROBLEM, "What is wrong (RFC 9457).", properties);
    }
  }

  private static String name(ApiOperation operation) {
    return operation.verb() + " " + operation.path();
  }
}
