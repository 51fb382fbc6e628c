package io.github.jaxrssessions.benchmarks.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * Spring Boot on Tomcat: {@code -Dvariant=bare}, or with Spring Security's form login, its session
 * in {@code memory}, {@code redis} or {@code jdbc}.
 */
public final class SpringServer {
  private SpringServer() {}

  /** Tomcat keeps the process alive. */
  public static void main(String[] args) {
    String variant = System.getProperty("variant");
    HashMap<String, Object> settings = new HashMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", System.getProperty("port"));
    settings.put("spring.main.banner-mode", "off");
    settings.put("spring.autoconfigure.exclude", String.join(",", without(variant)));
    settings.put("spring.data.redis.url", System.getProperty("redis", ""));
    settings.put("spring.datasource.url", System.getProperty("postgresql", ""));
    settings.put("spring.datasource.hikari.maximum-pool-size", 8);
    settings.put("spring.session.jdbc.initialize-schema", "always");
    SpringApplication application =
        new SpringApplication(variant.equals("bare") ? Bare.class : WithSecurity.class);
    application.setDefaultProperties(settings);
    application.run(args);
    Meter.listen();
  }

  /** All is on the class path; a variant is what is left. */
  private static List<String> without(String variant) {
    String boot = "org.springframework.boot.";
    List<String> without = new ArrayList<>();
    if (!variant.equals("redis")) {
      without.add(boot + "session.data.redis.autoconfigure.SessionDataRedisAutoConfiguration");
      without.add(boot + "data.redis.autoconfigure.DataRedisAutoConfiguration");
      without.add(boot + "data.redis.autoconfigure.DataRedisReactiveAutoConfiguration");
      without.add(boot + "data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration");
    }
    if (!variant.equals("jdbc")) {
      without.add(boot + "session.jdbc.autoconfigure.JdbcSessionAutoConfiguration");
      without.add(boot + "jdbc.autoconfigure.DataSourceAutoConfiguration");
    }
    if (variant.equals("bare") || variant.equals("memory")) {
      without.add(boot + "session.autoconfigure.SessionAutoConfiguration");
    }
    if (variant.equals("bare")) {
      String security = boot + "security.autoconfigure.";
      without.add(security + "SecurityAutoConfiguration");
      without.add(security + "UserDetailsServiceAutoConfiguration");
      without.add(security + "web.servlet.SecurityFilterAutoConfiguration");
      without.add(security + "web.servlet.ServletWebSecurityAutoConfiguration");
    }
    return without;
  }

  /** Without a login: everybody is the same user. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(BareController.class)
  static class Bare {}

  /** As the guide of Spring Security says, without a page to log in. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(SecuredController.class)
  static class WithSecurity {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      return http.authorizeHttpRequests(
              requests ->
                  requests.requestMatchers("/public").permitAll().anyRequest().authenticated())
          .formLogin(form -> form.successHandler((request, response, who) -> keep(request)))
          .exceptionHandling(
              refused ->
                  refused.authenticationEntryPoint(
                      new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
          .csrf(csrf -> csrf.ignoringRequestMatchers("/login"))
          .build();
    }

    private static void keep(HttpServletRequest request) {
      User user = Users.byId(request.getParameter("username")).orElseThrow();
      request.getSession().setAttribute("data", (Serializable) Users.session(user));
    }

    @Bean
    UserDetailsService users() {
      return id ->
          Users.byId(id)
              .map(
                  user ->
                      org.springframework.security.core.userdetails.User.withUsername(user.id())
                          .password("{noop}" + Users.PASSWORD)
                          .roles("USER")
                          .build())
              .orElseThrow(() -> new UsernameNotFoundException(id));
    }
  }
}
