// #region elsewhere
const API = new URL(import.meta.url).searchParams.get("api"); // "https://api.example.com"

export function api(method, path, data) {
  return fetch(API + path, {
    method,
    credentials: "include", // the cookie goes along, and is taken from the answer
    headers: data ? { "Content-Type": "application/json" } : {},
    body: data && JSON.stringify(data),
  });
}
// #endregion elsewhere
