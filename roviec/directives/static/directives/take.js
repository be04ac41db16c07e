// A file may be dropped on the field; the button says that reading has begun.
const form = document.querySelector("[data-take]");
const zone = form.querySelector("[data-drop]");

for (const name of ["dragover", "dragleave", "drop"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.toggle("is-over", name === "dragover");
  });
}
zone.addEventListener("drop", (event) => {
  if (event.dataTransfer.files.length) form.querySelector("[type=file]").files = event.dataTransfer.files;
});
form.addEventListener("submit", () => {
  const button = form.querySelector("button");
  button.setAttribute("aria-disabled", "true");
});
