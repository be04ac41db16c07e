// On every page: what waits is sent when the line is back, the head says how much waits, and signing out asks first.
import * as kept from "./kept.js";
import { sendAll } from "./sending.js";

const AGAIN = 20_000; // a poor line says "online" too
const unsent = (draft) => !["saved", "sent"].includes(draft.state);

async function count() {
  const link = document.querySelector("#unsent-link");
  const waiting = (await kept.drafts()).filter(unsent).length;
  if (!link) return;
  link.hidden = !waiting;
  link.querySelector("b").textContent = waiting;
}

if (kept.able) {
  document.addEventListener("kept", count);
  window.addEventListener("online", sendAll);
  setInterval(() => document.visibilityState === "visible" && sendAll(), AGAIN);
  count().then(sendAll);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!kept.able || !form.dataset.signOut) return;
  event.preventDefault();
  if ((await kept.drafts()).some(unsent) && !window.confirm(form.dataset.signOut)) return;
  await kept.forget();
  (await navigator.serviceWorker?.getRegistration())?.active?.postMessage({ forget: kept.account });
  form.submit();
});
