// What was pressed "send" goes out as soon as there is a line, from whichever page is open, and never twice.
import * as kept from "./kept.js";

export const WAITING = ["waiting", "sign_in", "other"]; // the last two: until the right one signs in

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

// null: no line, or a server that cannot answer now; then it waits.
async function post(address, body) {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(120_000) });
  } catch {
    return null;
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) return { state: "sign_in" };
  if (answer.status === 404) return { state: "gone" };
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return null;
  return answer.json().catch(() => null);
}

// One tab at a time; the key is the draft's, so that a second one says the same thing.
export function send(work) {
  return navigator.locks.request(`roviec-send-${work}`, () => inTurn(work));
}

async function inTurn(work) {
  const draft = await kept.draft(work);
  if (!draft || !WAITING.includes(draft.state)) return draft?.state;
  for (const file of await kept.files(work)) {
    const answer = await post(draft.attach, filled({ ...file.facts }, (form) => form.append("file", file.blob, file.name)));
    if (answer?.state === "refused") return settle(draft, { state: "file_refused", why: `${file.name}: ${Object.values(answer.errors).join(" ")}` });
    if (answer?.state !== "kept") return settle(draft, answer);
    await kept.dropFile(work, file.id);
  }
  const said = { ...draft.fields, account: kept.account, key: draft.key, seen: draft.base.seen, sheet: draft.base.sheet };
  return settle(draft, await post(draft.send, filled(said)));
}

function filled(fields, more) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  more?.(form);
  return form;
}

async function settle(draft, answer) {
  if (!answer) answer = { state: "waiting" };
  if (answer.state === "sent") {
    await kept.sent(draft.work, answer.at);
    return "sent";
  }
  await kept.change(draft.work, (now) => {
    if (now?.key !== draft.key) return null; // typed on meanwhile
    const base = answer.seen ? { ...now.base, seen: answer.seen, fields: draft.fields } : now.base;
    return { state: answer.state, base, said: answer.why ?? Object.values(answer.errors ?? {}).join(" ") };
  });
  return answer.state;
}

export async function sendAll() {
  for (const draft of await kept.drafts()) if (WAITING.includes(draft.state)) await send(draft.work);
}
