// A report without a line: whatever is typed is on this device at once, and goes out when there is a line.
import * as kept from "../web/kept.js";
import { send, WAITING } from "../web/sending.js";
import { ask, leftOver } from "./both.js";
import { holdFiles } from "./held_files.js";
import { make, say, word } from "./words.js";

const box = document.querySelector("#kept");
const form = document.querySelector("#report-form");
const work = Number(box.dataset.work);
const { title, page, send: address, attach, login, list } = box.dataset;
const OWN = ["csrfmiddlewaretoken", "seen", "account", "sheet"];
let base; // what the server has, as far as this page knows
let files; // a file being put away

const seen = () => form.elements.namedItem("seen");
const sheet = () => form.elements.namedItem("sheet").value;
const fields = () => Object.fromEntries([...new FormData(form)].filter(([name]) => !OWN.includes(name)));
const same = (one, other) => [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => (one[name] ?? "") === (other[name] ?? ""));

function labels() {
  const inputs = [...form.elements].filter((input) => input.name && input.type !== "hidden");
  return Object.fromEntries(inputs.map((input) => {
    const legend = input.type === "radio" && input.closest("fieldset")?.querySelector("legend");
    return [input.name, (legend || input.labels?.[0])?.textContent.trim() ?? input.name];
  }));
}

function write(values) {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input) input.value = value; // of radio buttons too: the list of them checks the one with this value
  }
}

const facts = (state) => ({ title, page, send: address, attach, base, fields: fields(), labels: labels(), state, key: null, said: "", changed: Date.now() });
const record = (state) => kept.change(work, () => facts(state));

function restore(found) {
  base = { seen: seen().value, sheet: sheet(), fields: fields() };
  const refused = document.querySelector(".error-summary") !== null;
  if (refused || !found) return record(refused ? "kept" : "saved");
  if (found.state === "sent") return Date.parse(found.at) > Date.parse(base.seen) ? over() : record("saved");
  const copy = Date.parse(base.seen) < Date.parse(found.base.seen); // the page as it was kept, older than what was saved since
  if (found.state === "saved" && !copy) return record("saved");
  if (copy || (found.base.seen === base.seen && found.base.sheet === base.sheet)) {
    write(found.fields);
    base = found.base;
    seen().value = base.seen;
    return again(found);
  }
  return merge(found);
}

// The server's version is another than the one that this device began with.
function merge(found) {
  const theirs = fields();
  const mine = found.fields;
  const known = (name) => [found.base.fields[name] ?? "", found.tried?.[name] ?? found.base.fields[name] ?? ""].includes(theirs[name] ?? "");
  const asked = (name) => form.elements.namedItem(name) !== null;
  const differing = Object.keys({ ...mine, ...theirs }).filter((name) => asked(name) && (mine[name] ?? "") !== (theirs[name] ?? ""));
  const names = differing.filter((name) => !known(name));
  const gone = Object.fromEntries(Object.entries(mine).filter(([name, value]) => value && !asked(name)));
  const own = Object.fromEntries(differing.filter(known).map((name) => [name, mine[name] ?? ""]));
  const settled = (chosen) => {
    write({ ...own, ...chosen });
    form.inert = false;
    return record("kept").then(save);
  };
  if (!names.length && !Object.keys(gone).length) return settled({});
  form.inert = true;
  ask(form, { mine, theirs, names, gone, labels: { ...found.labels, ...labels() } }, settled);
  return kept.change(work, () => ({ state: "changed", said: "", key: null }));
}

function again(found) {
  if (found.state === "kept") save();
}

function save() {
  if (navigator.onLine) window.htmx.trigger(form, "change");
}

function over() {
  form.inert = true;
}

async function show() {
  const draft = await kept.draft(work);
  if (draft?.state === "sent" && form && !form.inert) return location.reload();
  const words = draft && draft.state !== "saved" ? [make("span", say(draft))] : [];
  if (draft?.state === "sign_in") words.push(make("a", word("to_sign_in"), { href: login }));
  if (["changed", "gone", "other"].includes(draft?.state) && !document.querySelector("#kept-both")) words.push(make("a", word("see_both"), { href: page }));
  box.querySelector("[role=status]").replaceChildren(...words);
  box.dataset.state = draft?.state ?? "";
}

async function press() {
  await files;
  await kept.change(work, (now) => ({ ...facts("waiting"), key: (WAITING.includes(now?.state) && now.key) || crypto.randomUUID() }));
  const state = await send(work);
  if (state === "sent") return; // `show` asks for the page as it is now
  if (state !== "refused") {
    document.dispatchEvent(new CustomEvent("report:stays"));
    return;
  }
  // The server says best, on the page itself, what is wrong where.
  seen().value = (await kept.draft(work)).base.seen;
  form.append(make("input", "", { type: "hidden", name: "submit", value: "1" }));
  HTMLFormElement.prototype.submit.call(form); // the button is called "submit" too
}

function listen() {
  const typed = (event) => event.target.form === form && !form.inert && record("kept");
  document.addEventListener("input", typed);
  document.addEventListener("report:send", (event) => {
    event.preventDefault();
    press();
  });
  let posted;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { detail } = event;
    if (detail.elt !== form || event.defaultPrevented) return;
    posted = fields();
    kept.change(work, (now) => now && { tried: posted });
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt !== form || !detail.successful) return;
    const saved = document.querySelector("#saved");
    if (!saved) return location.reload(); // handed in meanwhile: the answer was another page
    const outcome = saved.dataset.saved;
    if (outcome !== "no") base = { seen: seen().value, sheet: sheet(), fields: posted };
    const whole = outcome === "whole" && same(fields(), posted);
    const state = outcome === "no" ? "changed" : whole ? "saved" : "kept";
    kept.change(work, (now) => (WAITING.includes(now?.state) ? null : facts(state)));
  });
  window.addEventListener("online", async () => (await kept.draft(work))?.state === "kept" && save());
  files = holdFiles(work, (storing) => {
    files = storing.then((outcome) => outcome === "kept" && record("kept"));
  });
}

async function keepPages() {
  await navigator.serviceWorker.register("/sw.js");
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.held) box.dataset.held = "1";
  });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const ours = loaded.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/static/"));
  active.postMessage({ keep: [list, page], files: [...new Set(ours.map(({ pathname }) => pathname))] });
}

async function begin() {
  const heard = ({ detail }) => detail === work && show();
  document.addEventListener("kept", heard);
  const found = await kept.draft(work);
  if (form) {
    await restore(found);
    listen();
    keepPages();
  } else if (found && !["saved", "sent"].includes(found.state)) {
    leftOver(box, found, () => kept.drop(work));
  } else if (found) {
    await show();
    document.removeEventListener("kept", heard); // what it says stays until the page goes
    await kept.drop(work);
    return;
  }
  show();
}

if (kept.able) begin();
