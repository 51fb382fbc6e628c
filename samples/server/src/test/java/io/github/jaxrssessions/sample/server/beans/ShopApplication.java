package io.github.jaxrssessions.sample.server.beans;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Names nothing: the server looks for resources and providers. */
@ApplicationPath("api")
public class ShopApplication extends Application {}
