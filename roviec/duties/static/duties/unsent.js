// The list of what this device holds of one's own and hasn't sent, and what it has just sent.
import * as kept from "../web/kept.js";
import { make, say, word } from "./words.js";

const list = document.querySelector("#unsent");

async function show() {
  const drafts = (await kept.drafts()).filter((draft) => draft.state !== "saved").sort((a, b) => b.changed - a.changed);
  list.replaceChildren(...(await Promise.all(drafts.map(line))));
  document.querySelector("#unsent-none").hidden = drafts.length > 0;
}

async function line(draft) {
  const item = make("li", "", { className: "card" });
  const heading = make("h2");
  heading.append(make("a", draft.title, { href: draft.page }));
  const files = (await kept.files(draft.work)).length;
  item.append(heading, make("p", say(draft)), files ? make("p", word("files", { n: files }), { className: "muted" }) : "");
  return item;
}

document.querySelector("#no-line").hidden = location.pathname === list.dataset.page;
if (kept.able) {
  document.addEventListener("kept", show);
  show();
}
