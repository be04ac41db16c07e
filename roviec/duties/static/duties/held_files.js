// Photos and papers chosen without a line: kept on this device within a limit, listed, and sent before the report.
import * as kept from "../web/kept.js";
import { make, word } from "./words.js";

const FILE_BYTES = 25 * 2 ** 20; // what the server takes of one file

// `storing` is called with a promise of "kept", "full" or "large" whenever an upload found no line.
export function holdFiles(work, storing) {
  const section = document.querySelector("#kept-files");
  const size = (bytes) => `${Math.max(1, Math.round(bytes / 1024))} KB`;

  async function show() {
    const found = await kept.files(work);
    section.hidden = !found.length && !section.dataset.said;
    section.querySelector("ul").replaceChildren(...found.map((file) => {
      const line = make("li", `${file.name} · ${size(file.blob.size)} `);
      const away = make("button", word("put_away_file"), { type: "button", className: "btn btn--small" });
      away.append(make("span", ` ${file.name}`, { className: "visually-hidden" }));
      away.addEventListener("click", () => kept.dropFile(work, file.id));
      line.append(away);
      return line;
    }));
  }

  function tell(text) {
    section.dataset.said = text;
    section.querySelector("[role=status]").textContent = text;
    return show();
  }

  async function put(upload) {
    const { file, replaces, csrfmiddlewaretoken: _, ...facts } = Object.fromEntries(new FormData(upload));
    if (replaces) return tell(word("replace_later"));
    const outcome = file.size > FILE_BYTES ? "large" : await kept.addFile(work, file, facts);
    if (outcome === "kept") upload.reset();
    await tell(outcome === "kept" ? "" : word(outcome, { name: file.name }));
    return outcome;
  }

  document.addEventListener("htmx:sendError", ({ detail }) => {
    const upload = detail.elt.closest("[data-upload]");
    if (!upload) return;
    upload.querySelector("progress").hidden = true;
    storing(put(upload));
  });
  document.addEventListener("kept", ({ detail }) => detail === work && show());
  return show();
}
