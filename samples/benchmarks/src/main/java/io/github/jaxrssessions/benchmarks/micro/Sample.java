package io.github.jaxrssessions.benchmarks.micro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a session holds: exactly so many bytes as JSON, under a user's name of its own.
 *
 * @param data a {@link Login} or a {@link Shopping}
 */
record Sample(Object data) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ROLES = List.of("admin", "reviewer");
  private static final String DEVICE = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
  private static final String WORDS = "waterproof boots, brown, size 38; red wool scarf; ";
  private static final int SMALL = 50;
  private static final int MIDDLE = 200;
  private static final int ITEM = 80; // bytes, at most

  /** The least: 50 bytes. */
  record Login(String user, List<String> roles) {}

  /** All above. */
  record Shopping(
      String user, List<String> roles, String device, String search, List<Item> basket) {}

  /** Something to be bought. */
  record Item(String sku, String title, int quantity) {}

  /** The record of such a size. */
  static Class<?> type(int size) {
    return size == SMALL ? Login.class : Shopping.class;
  }

  /** One of many, of so many bytes: 50, or from 170 on. */
  static Sample of(int number, int size) {
    String user = String.format(Locale.ROOT, "user-%05d", number);
    if (size == SMALL) {
      return new Sample(new Login(user, ROLES));
    }
    List<Item> basket = new ArrayList<>();
    Sample bare = new Sample(new Shopping(user, ROLES, DEVICE, "", basket));
    while (bare.json().length + ITEM < size && size > MIDDLE) {
      int at = basket.size();
      basket.add(new Item("sku-" + (1000 + at), "Boots, model " + (char) ('A' + at % 26), at % 7));
    }
    int missing = size - bare.json().length;
    String search = WORDS.repeat(missing / WORDS.length() + 1).substring(0, missing);
    return new Sample(new Shopping(user, ROLES, DEVICE, search, List.copyOf(basket)));
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  String text() {
    return new String(json(), StandardCharsets.UTF_8);
  }

  /** As JSON has it: maps, lists, text and numbers. */
  Map<String, Object> map() {
    return JSON.convertValue(
        data,
        JSON.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
  }

  /** Text only, for who can keep nothing else. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    map().forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(Object value) {
    try {
      return value instanceof String text ? text : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
