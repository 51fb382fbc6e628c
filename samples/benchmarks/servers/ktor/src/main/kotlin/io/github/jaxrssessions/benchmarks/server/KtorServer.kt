package io.github.jaxrssessions.benchmarks.server

import io.ktor.http.ContentType
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.application.install
import io.ktor.server.auth.authenticate
import io.ktor.server.auth.authentication
import io.ktor.server.auth.principal
import io.ktor.server.auth.session
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.request.receiveParameters
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import io.ktor.server.sessions.SessionTransportTransformerEncrypt
import io.ktor.server.sessions.Sessions
import io.ktor.server.sessions.cookie
import io.ktor.server.sessions.sessions
import io.ktor.server.sessions.set
import java.security.SecureRandom
import kotlinx.serialization.Serializable

/** What the cookie holds: what the sessions of the others do. */
@Serializable
data class Kept(
    val user_id: String,
    val name: String,
    val device: String,
    val basket: String,
    val last_search: String,
)

/** Ktor on Netty: `-Dvariant=bare`, or with its encrypted session in a cookie. */
fun main() {
  val port = Integer.getInteger("port")
  val bare = System.getProperty("variant") == "bare"
  embeddedServer(Netty, port = port, host = "127.0.0.1") { if (bare) bare() else encrypted() }
      .start(wait = false)
  Meter.listenForGood()
}

private fun Application.bare() = routing {
  get("/me") {
    call.respondText(Meter.served(Users.byId(Users.FIRST).orElseThrow()), ContentType.Application.Json)
  }
  get("/public") { call.respondText(Meter.servedOpen(), ContentType.Application.Json) }
}

private fun Application.encrypted() {
  install(Sessions) {
    cookie<Kept>("session") {
      transform(SessionTransportTransformerEncrypt(random(16), random(32)))
    }
  }
  authentication {
    session<Kept>("session") {
      validate { kept -> Users.byId(kept.user_id).orElse(null) }
      challenge { call.respond(HttpStatusCode.Unauthorized) }
    }
  }
  routing {
    post("/login") {
      val form = call.receiveParameters()
      val user = Users.verified(form["user"], form["password"]).orElseThrow()
      val data = Users.session(user)
      call.sessions.set(
          Kept(
              data.getValue("user_id"),
              data.getValue("name"),
              data.getValue("device"),
              data.getValue("basket"),
              data.getValue("last_search"),
          )
      )
      call.respondText(user.json, ContentType.Application.Json)
    }
    authenticate("session") {
      get("/me") {
        call.respondText(Meter.served(call.principal<User>()), ContentType.Application.Json)
      }
    }
    get("/public") { call.respondText(Meter.servedOpen(), ContentType.Application.Json) }
  }
}

private fun random(length: Int) = ByteArray(length).also { SecureRandom().nextBytes(it) }
