// Without a line: the static files, and the pages that said "X-Keep-Offline", for the account that opened them and no other.
const FILES = "rv-files";
const WHO = "rv-who";
const NOBODY = "-";
const pagesOf = (account) => `rv-pages-${account}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (request.method === "GET" && url.pathname.startsWith("/static/")) event.respondWith(file(request));
});

self.addEventListener("message", (event) => {
  const { keep, files, forget } = event.data;
  if (keep) event.waitUntil(keepAll(keep, files).then(() => event.source?.postMessage({ held: keep })));
  if (forget) event.waitUntil(Promise.all([caches.delete(pagesOf(forget)), setWho(NOBODY)]));
});

async function who() {
  const said = await (await caches.open(WHO)).match("/who");
  return said ? said.text() : NOBODY;
}

async function setWho(account) {
  await (await caches.open(WHO)).put("/who", new Response(account));
}

// Every page of the server says whose it is; one that nobody is signed in for ends the keeping until somebody is.
async function heed(path, response) {
  const account = response.headers.get("X-Account");
  if (!account) return;
  if (account !== (await who())) await setWho(account);
  if (account === NOBODY) return;
  const kept = await caches.open(pagesOf(account));
  if (response.status === 200 && response.headers.has("X-Keep-Offline")) await kept.put(path, response.clone());
  else if (response.status < 500) await kept.delete(path);
}

async function page(request, url) {
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    return request.method === "GET" ? kept(url.pathname) : Response.redirect(request.url, 303);
  }
  if (request.method === "GET" && !answer.redirected) await heed(url.pathname, answer);
  return answer;
}

async function kept(path) {
  const account = await who();
  if (account !== NOBODY) {
    const pages = await caches.open(pagesOf(account));
    const found = (await pages.match(path)) ?? (await pages.match("/nhiem-vu/chua-gui/"));
    if (found) return found;
  }
  const words = "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Rõ Việc</title><h1>Không có mạng</h1><p>Trang này chưa được giữ trên máy. Khi có mạng, hãy tải lại.</p><p lang=en>No connection, and this page isn’t kept on this device. Reload it once you are connected.</p>";
  return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function file(request) {
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await (await caches.open(FILES)).put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

// `files` are what the page has loaded; a page that isn't open names its own.
async function keepAll(paths, files) {
  const held = await caches.open(FILES);
  const named = [...files];
  for (const path of paths) {
    const answer = await fetch(path, { redirect: "manual" });
    if (answer.type === "opaqueredirect") continue;
    named.push(...[...(await answer.clone().text()).matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map(([, file]) => file));
    await heed(path, answer);
  }
  await Promise.all(named.map(async (path) => (await held.match(path)) ?? held.add(path)));
}
