// What waits on this device: drafts of reports and their files, keyed by account. One database of the browser, no more.
export const MOST_FILES = 20;
export const MOST_BYTES = 50 * 2 ** 20;
export const account = document.body.dataset.account;
// Workers, locks and keys exist only on https (and on the machine itself): elsewhere the pages do without them.
export const able = window.isSecureContext && "indexedDB" in window && "locks" in navigator && account !== "-";

const told = able ? new BroadcastChannel("roviec") : null; // the other tabs
let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("roviec", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("drafts", { keyPath: ["account", "work"] });
      asked.result.createObjectStore("files", { keyPath: "id", autoIncrement: true }).createIndex("of", ["account", "work"]);
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// One transaction on both stores; `act` gives a request whose result is the answer. Strict: a phone's battery may die the next moment.
async function within(mode, act) {
  const transaction = (await database()).transaction(["drafts", "files"], mode, { durability: "strict" });
  return new Promise((resolve, reject) => {
    let answer;
    transaction.oncomplete = () => resolve(answer?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    answer = act(transaction.objectStore("drafts"), transaction.objectStore("files"));
  });
}

function tell(work) {
  document.dispatchEvent(new CustomEvent("kept", { detail: work }));
  told.postMessage(work);
}
told?.addEventListener("message", ({ data }) => document.dispatchEvent(new CustomEvent("kept", { detail: data })));

const mine = () => IDBKeyRange.bound([account], [account, []]);

export const drafts = () => within("readonly", (drafts) => drafts.getAll(mine()));
export const draft = (work) => within("readonly", (drafts) => drafts.get([account, work]));
export const files = (work) => within("readonly", (_, files) => files.index("of").getAll([account, work]));

// Read, changed and written in one transaction, so that two tabs cannot undo one another. `how` gives what is new of it, or null.
export async function change(work, how) {
  await within("readwrite", (drafts) => {
    const asked = drafts.get([account, work]);
    asked.onsuccess = () => {
      const now = how(asked.result ?? null);
      if (now) drafts.put({ ...asked.result, ...now, account, work });
    };
  });
  tell(work);
}

const each = (range, files, act) => {
  files.index("of").openCursor(range).onsuccess = ({ target }) => {
    if (!target.result) return;
    act(target.result);
    target.result.continue();
  };
};

export async function drop(work) {
  await within("readwrite", (drafts, files) => {
    drafts.delete([account, work]);
    each(IDBKeyRange.only([account, work]), files, (cursor) => cursor.delete());
  });
  tell(work);
}

// Handed in: of the draft only its name stays, until the page is opened again.
export async function sent(work, at) {
  await within("readwrite", (drafts, files) => {
    const asked = drafts.get([account, work]);
    asked.onsuccess = () => {
      const { title, page } = asked.result ?? {};
      drafts.put({ account, work, title, page, state: "sent", at, changed: Date.now() });
    };
    each(IDBKeyRange.only([account, work]), files, (cursor) => cursor.delete());
  });
  tell(work);
}

// "full" when it is more than this device is to hold; the browser's own limit counts as that too.
export async function addFile(work, file, facts) {
  const there = await files(work);
  const bytes = there.reduce((sum, each) => sum + each.blob.size, file.size);
  if (there.length >= MOST_FILES || bytes > MOST_BYTES) return "full";
  try {
    const blob = new Blob([await file.arrayBuffer()], { type: file.type });
    await within("readwrite", (_, files) => files.add({ account, work, name: file.name, blob, facts }));
  } catch (problem) {
    if (problem?.name === "QuotaExceededError") return "full";
    throw problem;
  }
  tell(work);
  return "kept";
}

export async function dropFile(work, id) {
  await within("readwrite", (_, files) => files.delete(id));
  tell(work);
}

export async function forget() {
  await within("readwrite", (drafts, files) => {
    drafts.delete(mine());
    each(mine(), files, (cursor) => cursor.delete());
  });
  tell("");
}
