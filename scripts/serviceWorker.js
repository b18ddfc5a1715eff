// Keeps the whole built page for use without a network, and adds the headers that isolate it where a host cannot.
// The build puts the version and the files in; this file is never loaded as it stands.
const version = "__VERSION__";
const files = __FILES__;
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** All or nothing: a page that is kept in part would fail in the middle of a lesson. */
async function keepAll() {
  const cache = await caches.open(version);
  for (const file of files) {
    const url = new URL(file, self.registration.scope);
    if (!(await cache.match(url, { ignoreVary: true }))) await cache.add(url);
  }
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter(
    (name) => name.startsWith("rosetta-") && name !== version,
  );
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(version);
  const target =
    request.mode === "navigate"
      ? new URL("index.html", self.registration.scope)
      : request;
  // Kept without an Origin header, asked for with one: hosts that answer `Vary: Origin` mean the same file.
  const kept = await cache.match(target, {
    ignoreSearch: request.mode === "navigate",
    ignoreVary: true,
  });
  return isolated(kept ?? (await fetch(request)));
}

function isolated(response) {
  if (
    response.type === "opaque" ||
    response.type === "error" ||
    response.redirected
  )
    return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolation))
    headers.set(name, value);
  const { status, statusText } = response;
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : response.body, {
    status,
    statusText,
    headers,
  });
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) =>
  event.waitUntil(forgetOthers().then(() => self.clients.claim())),
);
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const own = new URL(request.url).origin === self.location.origin;
  if (own && request.method === "GET" && !request.headers.has("range"))
    event.respondWith(answer(request));
});
