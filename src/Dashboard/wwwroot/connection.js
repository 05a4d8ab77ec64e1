// Keeps a page connected. Its circuit lives in one process: when that one answers again, the circuit goes on; when another answers in
// its place, it does not know the circuit, and the page loads itself again at the same address, with the same session and language.
(() => {
  "use strict";
  const retryEachMs = 500;
  const retryEachMsLater = 3000;
  const attemptsQuick = 240;
  const attemptsMax = 2400;

  // A silent server counts as lost after this; it says something at least every four seconds (DashboardHosting).
  const serverSilenceMaxMs = 10_000;
  const ownSilenceMaxMs = 4_000;

  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  // Loading a page that nobody answers would leave the browser on an error page of its own, so first somebody has to answer.
  let loading = false;
  const loadAgain = async () => {
    if (loading) return;
    loading = true;
    for (let wait = 0; ; wait = retryEachMs) {
      await pause(wait);
      try {
        const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual" });
        if (answer.status < 500) break;
      } catch {
        // Nobody answers yet.
      }
    }
    location.reload();
  };

  Blazor.start({
    circuit: {
      configureSignalR: builder => builder.withServerTimeout(serverSilenceMaxMs).withKeepAliveInterval(ownSilenceMaxMs),
      reconnectionOptions: {
        maxRetries: attemptsMax,
        retryIntervalMilliseconds: (attempts, max) =>
          attempts >= max ? null : attempts === 0 ? 0 : attempts < attemptsQuick ? retryEachMs : retryEachMsLater,
      },
    },
  });

  const bar = document.getElementById("components-reconnect-modal");
  bar?.addEventListener("components-reconnect-state-changed", event => {
    if (event.detail.state === "rejected") loadAgain();
  });
  bar?.querySelector("[data-reconnect]")?.addEventListener("click", async () => {
    try {
      if (!await Blazor.reconnect()) loadAgain();
    } catch {
      loadAgain();
    }
  });

  // A page that was loaded while its process died never had a circuit; it says so by staying inert.
  const firstCircuitMaxMs = 8_000;
  setTimeout(() => { if (document.querySelector("main[inert]")) loadAgain(); }, firstCircuitMaxMs);
})();
