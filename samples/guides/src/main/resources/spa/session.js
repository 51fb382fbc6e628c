// #region api
/** Calls the API. Only who the user is comes back: no token is kept. */
export async function api(method, path, data) {
  const answer = await fetch(path, {
    method,
    headers: data ? { "Content-Type": "application/json" } : {},
    body: data && JSON.stringify(data),
  });
  const text = await answer.text();
  const body = text && JSON.parse(text);
  if (!answer.ok) {
    throw Object.assign(new Error(body.title), { status: answer.status, problem: body });
  }
  return body;
}
// #endregion api

// #region start
/** Who is logged in, asked once when the page starts. */
export async function whoAmI() {
  try {
    return await api("GET", "/user");
  } catch (error) {
    if (error.status === 401) {
      return null; // nobody: show the login
    }
    throw error; // 503, say: not known, so show no login
  }
}
// #endregion start

// #region retry
const RECENT = "urn:jaxrs-sessions:recent-login";

/** Runs a call; where it needs a login, asks for one and runs it again. */
export async function loggedIn(call, askForLogin, askForPassword) {
  try {
    return await call();
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }
    await (error.problem.type === RECENT ? askForPassword() : askForLogin());
    return await call();
  }
}
// #endregion retry
