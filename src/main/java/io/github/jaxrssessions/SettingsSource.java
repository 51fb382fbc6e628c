package io.github.jaxrssessions;

import java.util.Optional;
import java.util.Set;

/**
 * A place where settings are given by name, beside those that the library knows itself:
 * MicroProfile Config. Found with {@link java.util.ServiceLoader} through the library's own class
 * loader, and asked when a {@link SessionAuth} is built.
 */
public interface SettingsSource {

  /**
   * A setting as it was found.
   *
   * @param text its value
   * @param place where it stands, to be told with what is wrong with it
   */
  record Value(String text, String place) {
    /** The place alone: the text may be a key. */
    @Override
    public String toString() {
      return "Value[in " + place + "]";
    }
  }

  /**
   * All names that it knows of, also those that are none of ours.
   *
   * @return empty where the source is not there
   */
  Set<String> names();

  /**
   * Where a name stands, to be told where it is none of ours.
   *
   * @param name one of {@link #names}
   * @return in words
   */
  String place(String name);

  /**
   * The value of a setting.
   *
   * @param name with the prefix: {@code sessions.idle-timeout}
   * @return empty where the source does not have it, or is not there itself
   * @throws IllegalArgumentException where it cannot be told; the message names no value
   */
  Optional<Value> find(String name);
}
