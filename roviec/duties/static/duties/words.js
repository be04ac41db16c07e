// Sentences come from the page, in its language; {name} is filled in.
const held = document.querySelector("#kept-words").content;

export const word = (name, values = {}) =>
  held.querySelector(`[data-word="${name}"]`).textContent.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");

export function moment(iso) {
  const at = new Date(iso);
  const two = (number) => String(number).padStart(2, "0");
  const day = document.documentElement.lang === "en"
    ? `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
    : `${at.getDate()}-${at.getMonth() + 1}-${at.getFullYear()}`;
  return `${two(at.getHours())}:${two(at.getMinutes())}, ${day}`;
}

export const say = (draft) => word(draft.state, { at: moment(draft.at ?? draft.changed), said: draft.said ?? "" });

export function make(tag, text = "", facts = {}) {
  const element = Object.assign(document.createElement(tag), facts);
  element.append(text);
  return element;
}
