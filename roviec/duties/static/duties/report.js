// Saving as one goes, and the bar of an upload. Without this script both forms are sent whole.
const form = document.querySelector("#report-form");
const under = new Set(); // what is on its way to the server: a saving, a file
let leaving = null; // the button pressed

// A saving changes the version that the page stands on, and a file belongs to the report: what is handed in waits for both.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (leaving && event.target === form) event.preventDefault();
  else under.add(event.detail.xhr);
});
form?.addEventListener("submit", (event) => {
  if (under.size) event.preventDefault();
  leaving = event.submitter ?? form;
  // Without a line, and so that nothing goes twice, sending is offline.js's matter where the browser can.
  const sending = leaving.name === "submit" && !under.size;
  if (!sending || document.dispatchEvent(new CustomEvent("report:send", { cancelable: true }))) return;
  event.preventDefault();
});
document.addEventListener("report:stays", () => (leaving = null));
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  under.delete(detail.xhr);
  if (!leaving || under.size) return;
  const button = leaving;
  leaving = null;
  const refused = detail.elt !== form && (detail.failed || document.querySelector("#minh-chung .error-summary"));
  if (!refused) setTimeout(() => form.requestSubmit(button === form ? undefined : button));
});

document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.closest("[data-upload]")?.querySelector("progress");
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  bar.value = (100 * event.detail.loaded) / event.detail.total;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "minh-chung") document.querySelector("#minh-chung .error-summary")?.focus();
});
