// Swagger UI on the document of this application. Calls carry the session's cookie, so that who is
// logged in at / can try them.
document.documentElement.classList.toggle(
  'dark-mode',
  matchMedia('(prefers-color-scheme: dark)').matches,
);
SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', withCredentials: true });
