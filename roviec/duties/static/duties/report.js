// Saving as one goes, and the bar of an upload. Without this script both forms are sent whole.
const form = document.querySelector("#report-form");
let saving = false;
let leaving = null;

// A saving under way changes the version that the page stands on: what is handed in waits for it.
form?.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target !== form) return;
  if (leaving) event.preventDefault();
  else saving = true;
});
form?.addEventListener("htmx:afterOnLoad", done);
form?.addEventListener("htmx:sendError", done);
form?.addEventListener("htmx:responseError", done);
form?.addEventListener("submit", (event) => {
  if (saving) {
    event.preventDefault();
    leaving = event.submitter;
    return;
  }
  leaving = event.submitter ?? form;
});

function done(event) {
  if (event.target !== form && event.target.id !== "saved") return;
  saving = false;
  if (leaving) {
    const button = leaving;
    leaving = null;
    setTimeout(() => form.requestSubmit(button === form ? undefined : button));
  }
}

document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.closest("[data-upload]")?.querySelector("progress");
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  bar.value = (100 * event.detail.loaded) / event.detail.total;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "minh-chung") document.querySelector("#minh-chung .error-summary")?.focus();
});
