// What this device holds beside what the server says: nothing of either goes without having been seen.
import { make, word } from "./words.js";

const shown = (value) => value || "—";

function choice(name, label, here, there) {
  const field = make("fieldset");
  field.append(make("legend", label));
  for (const [whose, value] of [["here", here], ["there", there]]) {
    const id = `both-${whose}-${name}`;
    const line = make("div", "", { className: "field field--check" });
    const radio = make("input", "", { type: "radio", name: `both.${name}`, value: whose, id, checked: whose === "here" });
    line.append(radio, make("label", word(whose, { value: shown(value) }), { htmlFor: id }));
    field.append(line);
  }
  return field;
}

function values(fields, labels) {
  const list = make("dl", "", { className: "both__values" });
  for (const [name, value] of Object.entries(fields)) if (value) list.append(make("dt", labels[name] ?? name), make("dd", value));
  return list;
}

function card(title, why) {
  const found = make("form", "", { className: "card stack notice--warning", id: "kept-both" });
  found.append(make("h2", title), make("p", why));
  return found;
}

function button(text) {
  const actions = make("div", "", { className: "form-actions" });
  actions.append(make("button", text, { className: "btn btn--primary" }));
  return actions;
}

// `settled` is called with the values chosen for the fields that differ.
export function ask(place, { mine, theirs, names, gone, labels }, settled) {
  const found = card(word("both"), word("both_why"));
  for (const name of names) found.append(choice(name, labels[name] ?? name, mine[name], theirs[name]));
  if (Object.keys(gone).length) found.append(make("h3", word("not_asked")), values(gone, labels));
  found.append(button(word("choose")));
  found.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = new FormData(found);
    found.remove();
    settled(Object.fromEntries(names.map((name) => [name, (chosen.get(`both.${name}`) === "here" ? mine : theirs)[name] ?? ""])));
  });
  place.before(found);
}

// The page has no form any more: the report has gone in from elsewhere. What was typed here can be read, copied, put away.
export function leftOver(place, draft, away) {
  const found = card(word("left_over"), word("left_over_why"));
  found.append(values(draft.fields, draft.labels), button(word("put_away")));
  found.addEventListener("submit", (event) => {
    event.preventDefault();
    found.remove();
    away();
  });
  place.before(found);
}
