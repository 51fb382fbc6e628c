// #region vite
export default {
  server: {
    proxy: {
      // The browser sees one origin, http://localhost:5173, as in production.
      "/api": "http://localhost:8080",
    },
  },
};
// #endregion vite
