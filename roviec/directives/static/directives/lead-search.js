// Fields with list="units" find units by words with or without marks ("so khoa hoc"); the browser's own list only matches letters.
const MOST = 12;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
let names = null;
let made = 0;

const known = () => (names ??= [...document.querySelectorAll("#units option")].map(({ value }) => ({ value, key: ` ${plain(value)}` })));

function found(words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return wanted.length ? known().filter(({ key }) => wanted.every((word) => key.includes(` ${word}`))).slice(0, MOST) : [];
}

function enhance(input) {
  const list = document.createElement("ul");
  list.id = `lead-list-${(made += 1)}`;
  list.className = "lead__list";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  const box = document.createElement("div");
  box.className = "lead";
  input.replaceWith(box);
  box.append(input, list);
  input.removeAttribute("list");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) input.setAttribute(name, value);

  const takesFirst = "takeFirst" in input.dataset; // a form of one field: Enter takes the best and sends it
  const options = () => [...list.children];
  const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (option) => {
    input.value = option.textContent;
    close();
  };
  const mark = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("input", () => {
    list.replaceChildren(
      ...found(input.value).map(({ value }, at) => {
        const option = document.createElement("li");
        Object.assign(option, { id: `${list.id}-${at}`, textContent: value });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        return option;
      }),
    );
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden && takesFirst) mark(list.firstElementChild);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(all[(at + (event.key === "ArrowDown" ? 1 : all.length - (at < 0 ? 0 : 1))) % all.length]);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(all[at]);
      if (takesFirst) input.form.requestSubmit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("li");
    if (option) take(option);
  });
  input.addEventListener("blur", close);
}

export function enhanceLeads() {
  for (const input of document.querySelectorAll('input[list="units"]')) enhance(input);
}
