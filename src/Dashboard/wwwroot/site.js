// What pages need of the browser that Blazor does not give: its time zone, and the age of figures while the server is away.
(() => {
  "use strict";
  const french = document.documentElement.lang === "fr";

  const age = milliseconds => {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000));
    if (seconds < 90) return `${seconds}\u00a0s`;
    if (seconds < 5400) return `${Math.floor(seconds / 60)}\u00a0min`;
    if (seconds < 129600) return `${Math.floor(seconds / 3600)}\u00a0h`;
    return `${Math.floor(seconds / 86400)}\u00a0${french ? "j" : "d"}`;
  };

  const tick = () => {
    const mark = document.querySelector("[data-as-of]");
    const since = mark ? Date.parse(mark.dataset.asOf) : performance.timeOrigin;
    const text = age(Date.now() - since);
    for (const place of document.querySelectorAll("[data-age-of-page]")) {
      if (place.textContent !== text) place.textContent = text;
    }
  };
  // Holds count down here, so that no render is needed each second.
  const count = () => {
    for (const place of document.querySelectorAll("[data-until]")) {
      const left = Math.max(0, Math.ceil((Date.parse(place.dataset.until) - Date.now()) / 1000));
      const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      if (place.textContent !== text) place.textContent = text;
      place.classList.toggle("soon", left < 120);
    }
  };

  setInterval(() => { tick(); count(); }, 1000);
  new MutationObserver(() => { tick(); count(); }).observe(document.body, { childList: true, subtree: true });

  document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", tick);

  window.coordination = {
    readAloud: (text, language) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.lang = `${language}-CA`;
      speechSynthesis.cancel();
      speechSynthesis.speak(spoken);
    },
    // What had the focus is gone: it goes to where the reader came from, unless they have gone elsewhere meanwhile.
    focusIfLost: selector => {
      if (!document.activeElement || document.activeElement === document.body) document.querySelector(selector)?.focus();
    },
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? null,
  };
})();
