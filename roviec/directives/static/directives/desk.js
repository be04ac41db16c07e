// The confirm page by keyboard and by pointing. Everything here presses links and buttons that are on the page anyway.
import { enhanceLeads } from "./lead-search.js";
import { offsets } from "./selection.js";

const desk = () => document.getElementById("workbench");
const head = () => document.getElementById("desk-head");
const cards = () => [...document.querySelectorAll("[data-task]")];
const current = () => document.querySelector("[data-task][aria-current]");
let kept = null; // the last selection made in the text: pressing a button clears the browser's own
let scrolled = {};
let waiting = false; // a page is on its way: what is pressed now is meant for what comes, not for the task that is still there
let held = []; // and is done there, in its turn
let known = null; // the head of the page that was last arrived at

function select(card, { focus = true } = {}) {
  if (!card) return;
  for (const other of document.querySelectorAll("[data-task][aria-current]")) other.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  if (focus) card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  showQuote(card.dataset.task, false);
}

function showQuote(task, scroll = true) {
  for (const mark of document.querySelectorAll(".span.is-found")) mark.classList.remove("is-found");
  const marks = [...document.querySelectorAll("mark[data-tasks]")].filter((mark) => mark.dataset.tasks.split(" ").includes(task));
  for (const mark of marks) mark.classList.add("is-found");
  const narrow = matchMedia("(max-width: 60rem)").matches;
  if (marks[0] && (scroll || !narrow)) marks[0].scrollIntoView({ block: "nearest" });
}

const press = (key) => current()?.querySelector(`[data-key="${key}"]`)?.click();

/** Confirm, and look at the next ones already while the page takes note; where it refuses, it comes back and says so. */
function confirm(button, done) {
  if (!button) return;
  button.click();
  const all = cards();
  select(all.slice(all.indexOf(done) + 1).find((card) => card.dataset.look === "doubtful"));
}

function step(by, all = cards()) {
  const at = all.indexOf(current());
  select(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

/** To the next card in that direction that is to be looked at, round the end. */
function stepDoubtful(by) {
  const all = cards();
  const open = all.filter((card) => card.dataset.look === "doubtful");
  const at = all.indexOf(current());
  const ahead = open.filter((card) => (by > 0 ? all.indexOf(card) > at : all.indexOf(card) < at));
  select(by > 0 ? (ahead[0] ?? open[0]) : (ahead.at(-1) ?? open.at(-1)));
}

function unfold() {
  const card = current();
  const details = card?.querySelector(":scope > details") ?? card?.querySelector(".task__whole");
  if (details) details.open = !details.open;
}

const pressDesk = (key) => desk().querySelector(`[data-desk-key="${key}"]`)?.click();

/** A digit takes the choice of that number in the form that is open; in a field only while nothing is written there. */
function takeChoice(event) {
  const choice = /^[1-9]$/.test(event.key) && desk().querySelector(`form [data-digit="${event.key}"]`);
  if (!choice || (isTyping(event.target) && event.target.type !== "radio" && event.target.value)) return false;
  event.preventDefault();
  if (choice.type === "radio") {
    choice.checked = true;
    choice.form.requestSubmit();
  } else choice.click();
  return true;
}

/** Press a link with a place of the text in its address: of `mode`, and of the current task but for "add". */
function openAt(link, mode, values) {
  if (!link) return;
  const query = new URLSearchParams({ mode, ...values });
  link.setAttribute("href", `${head().dataset.address}${query}${link.hash}`);
  window.htmx?.process(link);
  link.click();
}

function split() {
  const card = current();
  if (!card) return;
  const cut = offsets();
  if (cut) openAt(card.querySelector("[data-places]"), "split", { item: card.dataset.task, at: cut.start });
  else press("s");
}

function add() {
  const span = offsets() ?? kept;
  openAt(desk().querySelector('[data-key="a"]'), "add", span && span.end > span.start ? { start: span.start, end: span.end } : {});
}

/** Who leads, helps or receives: what is selected in the text is the name. */
function name(key) {
  const card = current();
  const link = card?.querySelector(`[data-key="${key}"]`);
  const span = offsets();
  if (!link || !span || span.end === span.start) return link?.click();
  getSelection().removeAllRanges();
  openAt(link, link.closest("[data-fact]").dataset.fact, { item: card.dataset.task, start: span.start, end: span.end });
}

/** For the group that one is in; where there is none, for all that are certain. */
function pressGroup(key) {
  const group = current()?.closest("[data-group]")?.querySelector(`[data-group-key="${key}"]`);
  if (group && key === "C") confirm(group, [...group.closest("[data-group]").querySelectorAll("[data-task]")].at(-1));
  else if (group) group.click();
  else pressDesk(key);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: () => stepDoubtful(1),
  p: () => stepDoubtful(-1),
  c: () => confirm(current()?.querySelector('[data-key="c"]'), current()),
  Enter: () => confirm(current()?.querySelector('[data-key="c"]'), current()),
  C: () => pressGroup("C"),
  L: () => pressGroup("L"),
  u: () => pressDesk("u"),
  v: () => pressDesk("v"),
  o: unfold,
  l: () => name("l"),
  h: () => name("h"),
  r: () => name("r"),
  t: () => press("t"),
  e: () => press("e"),
  d: () => press("d"),
  m: () => press("m"),
  M: () => press("M"),
  s: split,
  S: () => press("S"),
  a: add,
  "?": () => {
    const help = document.getElementById("keys");
    help.open = !help.open;
    help.querySelector("summary").focus();
  },
  Escape: () => desk().querySelector("[data-close]")?.click(),
};

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (!desk() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!waiting && takeChoice(event)) return;
  if (isTyping(event.target) && event.key !== "Escape") return;
  if (event.key === "Enter" && !event.target.matches("[data-task], body")) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  if (!waiting) act();
  else if (!event.repeat) held.push(act);
});

document.addEventListener(
  "click",
  (event) => {
    if (!waiting || !event.isTrusted || !desk()?.contains(event.target)) return;
    const button = event.target.closest("[data-task] [data-key]");
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const again = `#${button.closest("[data-task]").id} [data-key="${button.dataset.key}"]`;
    held.push(() => document.querySelector(again)?.click());
  },
  { capture: true },
);

document.addEventListener("click", (event) => {
  const found = event.target.closest("[data-find]");
  if (found) {
    event.preventDefault();
    select(found.closest("[data-task]"), { focus: false });
    showQuote(found.dataset.find);
    return;
  }
  const inText = event.target.closest("mark[data-tasks] a");
  if (inText) {
    event.preventDefault();
    if (!getSelection().isCollapsed) return;
    select(document.querySelector(inText.hash));
    return;
  }
  if (event.target.closest("[data-use-selection]") && kept) {
    desk().querySelector("[data-quote]").value = kept.text;
    return;
  }
  const card = event.target.closest("[data-task]");
  if (card && desk()) select(card, { focus: false });
});

document.addEventListener("selectionchange", () => {
  const span = offsets();
  if (span && span.end > span.start) kept = span;
  for (const button of document.querySelectorAll("[data-use-selection]")) button.hidden = !kept;
});

const isQuiet = (event) => event.detail.elt.matches?.("[data-quiet]"); // says something beside the field, changes nothing else

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!isQuiet(event)) waiting = true;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (isQuiet(event)) return;
  waiting = false;
  if (head() !== known) arrived();
  if (head()?.dataset.mode || desk()?.querySelector(".error-summary")) held = []; // a form or a refusal is to be read first
  while (held.length && !waiting) held.shift()();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (isQuiet(event)) return;
  scrolled = Object.fromEntries([...document.querySelectorAll("[data-pane]")].map((pane) => [pane.id, pane.scrollTop]));
  scrolled.page = scrollY;
});

/** The text stays when only cards come: a mark of one task takes the colour of its card. */
function markAs(mark) {
  const state = document.getElementById(`task-${mark.dataset.tasks}`)?.dataset.state;
  if (state) mark.className = `span span--${state}${mark.matches(".is-found") ? " is-found" : ""}`;
}

function arrived() {
  enhanceLeads();
  if (!desk()) return;
  desk().classList.add("has-keys");
  for (const button of document.querySelectorAll("[data-use-selection]")) button.hidden = !kept;
  known = head();
  const { focus, mode } = known.dataset;
  const card = focus && document.getElementById(`task-${focus}`);
  if (card) select(card);
  const left = known.querySelector("[data-left]").textContent.trim();
  const said = desk().querySelector("[data-announce]");
  if (said.textContent !== left) said.textContent = left;
  for (const mark of document.querySelectorAll("mark[data-tasks]")) markAs(mark);
  if (mode) (desk().querySelector(".error-summary") ?? desk().querySelector(".field--error :is(input, textarea), form.stack:has([data-close]) :is(textarea, input:not([type=hidden]), select)"))?.focus();
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (isQuiet(event) || head() === known) return;
  for (const pane of document.querySelectorAll("[data-pane]")) pane.scrollTop = scrolled[pane.id] ?? 0;
  if (scrolled.page !== undefined) scrollTo(0, scrolled.page);
  arrived();
});

arrived();
