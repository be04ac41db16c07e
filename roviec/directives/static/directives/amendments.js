// Proposed amendments by keyboard. Only presses what is on the page anyway; inside a card its keys are the card's, not the task's.
const cards = () => [...document.querySelectorAll("[data-amendment]")];
const waiting = () => cards().find((card) => card.querySelector("[data-amend]"));
const isTyping = (target) => target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]");

function step(card, by) {
  const all = cards();
  all[Math.min(Math.max(all.indexOf(card) + by, 0), all.length - 1)].focus();
}

function press(card, key) {
  const found = card.querySelector(`[data-amend="${key}"]`);
  if (!found) return;
  found.click();
  if (found.tagName === "SUMMARY") found.parentElement.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    const card = event.target.closest?.("[data-amendment]");
    const keys = { j: () => step(card, 1), k: () => step(card, -1), c: () => press(card, "c"), e: () => press(card, "e"), d: () => press(card, "d") };
    const act = event.key === "x" ? () => waiting()?.focus() : card && keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  },
  { capture: true },
);

// A decision brings the page back at the next card: its keys work there at once.
const here = location.hash.startsWith("#sua-doi-") && document.getElementById(location.hash.slice(1));
if (here) here.focus();
