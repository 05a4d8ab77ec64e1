// Light or dark before the first paint: as the reader chose, else as the system says.
(() => {
  "use strict";
  const root = document.documentElement.dataset;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => ["light", "dark"].find(theme => theme === localStorage.getItem("theme"));
  const show = () => { root.theme = chosen() ?? (system.matches ? "dark" : "light"); };
  show();
  system.addEventListener("change", show);
  document.addEventListener("click", event => {
    if (!event.target.closest?.("[data-theme-switch]")) return;
    localStorage.setItem("theme", root.theme === "dark" ? "light" : "dark");
    show();
  });
})();
