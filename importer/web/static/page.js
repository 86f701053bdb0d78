// @ts-check
// What the pages do beyond links and forms: dropping files, reading a choice again at once,
// watching what goes on.  Nothing of a file is ever put in as markup.

/** @template {Element} T @param {string} selector @param {ParentNode} [within] @returns {T | null} */
const find = (selector, within = document) => /** @type {T | null} */ (within.querySelector(selector));

/** @param {string} tag @param {string} text @param {string} [name] */
function made(tag, text, name = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}

// -- dropping files ------------------------------------------------------------------------

const drop = /** @type {HTMLElement | null} */ (find("#drop"));
const bar = /** @type {HTMLProgressElement | null} */ (find("#sent"));

/** @param {string} text */
function say(text) {
  const said = find("#said");
  if (said) said.textContent = text;
}

/** One file; resolves to where its page is, "" where it was not taken.
 * @param {File} file @returns {Promise<string>} */
function send(file) {
  return new Promise((resolve) => {
    if (!drop || !bar) return resolve("");
    if (file.size > Number(drop.dataset.limit) * 1048576) {
      say(drop.dataset.large ?? "");
      return resolve("");
    }
    const request = new XMLHttpRequest();
    request.open("PUT", "/files?name=" + encodeURIComponent(file.name));
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = (event) => (bar.value = (100 * event.loaded) / (event.total || 1));
    request.onload = () => {
      if (request.status !== 201) say(request.response?.error ?? drop.dataset.cut);
      resolve(request.status === 201 ? request.response.next : "");
    };
    request.onerror = () => (say(drop.dataset.cut ?? ""), resolve(""));
    bar.hidden = false;
    say(file.name);
    request.send(file);
  });
}

/** @param {FileList | undefined | null} files */
async function sendAll(files) {
  const chosen = [...(files ?? [])];
  let next = "", taken = 0;
  for (const file of chosen) {
    next = await send(file);
    if (next) taken += 1;
  }
  if (bar) bar.hidden = true;
  if (taken && taken === chosen.length) location.assign(taken === 1 ? next : "/files");
  else if (taken) setTimeout(() => location.assign("/files"), 2500);
}

if (drop) {
  const pick = /** @type {HTMLInputElement | null} */ (find("#pick"));
  pick?.addEventListener("change", () => sendAll(pick.files));
  for (const name of ["dragenter", "dragover"])
    addEventListener(name, (event) => (event.preventDefault(), drop.classList.add("over")));
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    sendAll(event.dataTransfer?.files);
  });
}

// -- choices that are read again at once ----------------------------------------------------

let before = Promise.resolve(), latest = 0;

/** Send a form and show the page that answers, in the place of this one; one after the other, and
 * of several only the last: whoever chooses by keyboard passes over what she does not mean.
 * @param {HTMLFormElement} form @param {HTMLElement | null} [by] */
function swap(form, by = null) {
  const data = new FormData(form);
  if (by instanceof HTMLButtonElement && by.name) data.append(by.name, by.value);
  const fields = new URLSearchParams(/** @type {any} */ (data)), mine = ++latest;
  form.setAttribute("aria-busy", "true");
  before = before.then(() => answered(form.action, fields, mine));
}

/** @param {string} action @param {URLSearchParams} fields @param {number} mine */
async function answered(action, fields, mine) {
  try {
    const answer = await fetch(action, { method: "POST", body: fields });
    if (mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = find("#main", page), main = find("#main");
    if (!fresh || !main) return location.reload();
    const focus = document.activeElement?.id ?? "";
    main.replaceChildren(...fresh.childNodes);
    if (focus) document.getElementById(focus)?.focus();
    count();
  } catch {
    lost(true);
  }
}

addEventListener("change", (event) => {
  const field = /** @type {HTMLElement} */ (event.target);
  const form = /** @type {HTMLFormElement | null} */ (field.closest("form[data-swap]"));
  const isWaited = field.matches("#out-label, #out-word");
  if (!form || isWaited) return;
  if (field === stepped) later(form);
  else swap(form);
});

// Arrow keys step through a closed list, and each step is a change: what she came past is not
// chosen.  It is read when she presses Enter, goes on, or pauses.
/** @type {EventTarget | null} */
let stepped = null;
let pause = 0;
/** @type {HTMLFormElement | null} */
let unread = null;

/** @param {HTMLFormElement} form */
function later(form) {
  unread = form;
  clearTimeout(pause);
  pause = setTimeout(readNow, 1000);
}
function readNow() {
  clearTimeout(pause);
  const form = unread;
  unread = null;
  if (form) swap(form);
}
addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLSelectElement) stepped = event.target;
  if (event.key !== "Enter" || !unread) return;
  event.preventDefault();
  readNow();
});
addEventListener("pointerdown", () => (stepped = null));
addEventListener("focusout", (event) => {
  if (event.target === stepped) setTimeout(readNow);
});
addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("[data-swap]")) return sendSurely(event, form);
  event.preventDefault();
  swap(form, event.submitter);
});

// -- correcting cells -----------------------------------------------------------------------

/** Save a cell; only what stands beside the input is replaced, so that nothing that is being
 * composed in it is lost.
 * @param {HTMLInputElement} input */
async function save(input) {
  const place = /** @type {HTMLElement} */ (input.closest("[data-edit]"));
  const row = /** @type {HTMLElement} */ (input.closest("tr"));
  const { number, column, seen } = input.dataset, now = input.value;
  if (now === seen || input.getAttribute("aria-busy") === "true") return;
  const message = /** @type {HTMLElement} */ (find("[data-message]", row));
  const fields = new URLSearchParams({ number: number ?? "", column: column ?? "", seen: seen ?? "", new: now });
  input.setAttribute("aria-busy", "true");
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(place.dataset.edit ?? "", { method: "POST", body: fields, headers });
    const news = await answer.json();
    lost(false);
    message.textContent = news.error ?? news.text;
    if (news.cell === undefined) return;
    input.dataset.seen = news.cell;
    const was = find("[data-was]", /** @type {Element} */ (input.parentElement));
    if (was) was.textContent = news.was;
    if (news.error) return;
    row.classList.toggle("ready", news.is_ready);
    for (const one of row.querySelectorAll("input")) one.toggleAttribute("aria-invalid", false);
    if (!news.is_ready) input.setAttribute("aria-invalid", "true");
    if (news.is_ready) find("[data-take]", row)?.remove();
    const ahead = /** @type {HTMLElement | null} */ (find("#ahead"));
    if (ahead) ahead.hidden = false;
    find("#undo")?.toggleAttribute("disabled", !news.undoable);
  } catch {
    message.textContent = place.dataset.unsaved ?? "";
    lost(true);
  } finally {
    input.removeAttribute("aria-busy");
  }
}

addEventListener("keydown", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (event.isComposing || !input.matches?.("[data-edit] input")) return;
  if (event.key === "Escape") input.value = input.dataset.seen ?? "";
  if (event.key !== "Enter") return;
  event.preventDefault();
  save(input);
  const row = /** @type {HTMLTableRowElement} */ (input.closest("tr"));
  const next = find(`input[data-column="${input.dataset.column}"]`, row.nextElementSibling ?? row);
  /** @type {HTMLInputElement} */ (next)?.select();
  /** @type {HTMLInputElement} */ (next)?.focus();
});
addEventListener("change", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (input.matches("[data-edit] input")) save(input);
});
addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-take]"));
  const input = /** @type {HTMLInputElement | null} */ (button && find("input", /** @type {Element} */ (button.closest("tr"))));
  if (!button || !input) return;
  input.value = button.dataset.take ?? "";
  save(input);
});

// -- whether the program is there ------------------------------------------------------------

/** Whether something was typed or chosen that the program has not taken. */
function isTyped() {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("main input"));
  const lists = /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("main select"));
  return (
    [...fields].some(
      (field) =>
        !["hidden", "checkbox", "radio", "file"].includes(field.type) &&
        field.value !== (field.dataset.seen ?? field.defaultValue),
    ) ||
    [...lists].some((list) => list.selectedIndex > 0 && !list.selectedOptions[0]?.defaultSelected)
  );
}

const isLost = () => find("#lost:not([hidden])") !== null;

/** Whether the program can't be reached.
 * @param {boolean} is */
function lost(is) {
  const note = /** @type {HTMLElement | null} */ (find("#lost"));
  if (!note) return;
  /** @type {HTMLElement} */ (find("[data-typed]", note)).hidden = !isTyped();
  note.hidden = !is;
}

/** Milliseconds between two looks; when it was there last; whether somebody typed since. */
const OFTEN = 5000;
let seen = Date.now(), isUsed = false;
addEventListener("input", () => (isUsed = true));

/** Ask the program; whoever typed meanwhile still uses it. */
async function isThere() {
  const used = isUsed;
  isUsed = false;
  const answer = await fetch("/there" + (used ? "?used" : "")).catch(() => null);
  if (answer?.ok) seen = Date.now();
  lost(!answer?.ok);
  return Boolean(answer?.ok);
}

if (find("#lost")) {
  setInterval(() => document.hidden || isThere(), OFTEN);
  addEventListener("visibilitychange", () => document.hidden || isThere());
  addEventListener("beforeunload", (event) => {
    if (isLost() && isTyped()) event.preventDefault();
  });
}

let isSure = false, isAsking = false;

/** Send a form only where somebody takes it: a browser's own page that says it could not would
 * stand in the place of what was typed.
 * @param {SubmitEvent} event @param {HTMLFormElement} form */
async function sendSurely(event, form) {
  const isKnown = Date.now() - seen < 2 * OFTEN; // not after a computer has slept
  if (isSure || (!isLost() && (isKnown || !isTyped()))) return;
  event.preventDefault();
  if (isAsking) return;
  isAsking = true;
  isSure = await isThere();
  isAsking = false;
  if (isSure) form.requestSubmit(event.submitter);
  isSure = false;
}

// -- watching -------------------------------------------------------------------------------

/** Ask again and again until it is over; where the program itself keeps us waiting, without a
 * rest.
 * @param {() => string} address @param {(news: any) => boolean} show @param {boolean} isHeld */
async function watch(address, show, isHeld = false) {
  let isOver = false;
  while (!isOver) {
    let rest = isHeld ? 0 : 500;
    try {
      const answer = await fetch(address(), { headers: { Accept: "application/json" } });
      if (answer.status >= 400) return location.reload();
      lost(false);
      isOver = show(await answer.json());
    } catch {
      lost(true);
      rest = 500;
    }
    if (!isOver) await new Promise((done) => setTimeout(done, rest));
  }
}

const waiting = /** @type {HTMLElement | null} */ (find("[data-wait]"));
if (waiting)
  watch(
    () => waiting.dataset.wait ?? "",
    (news) => {
      const text = find("[data-text]", waiting);
      if (text) text.textContent = news.text;
      if (news.over) location.reload();
      return news.over;
    },
    true,
  );

/** Words that are just being counted: once they are, they and the notes are shown, and nothing
 * else of the page is touched. */
function count() {
  const place = /** @type {HTMLElement | null} */ (find("[data-words]"));
  if (!place) return;
  watch(
    () => place.dataset.words ?? "",
    (news) => {
      if (!place.isConnected) return true;
      const text = find("[data-text]", place);
      if (text) text.textContent = news.text;
      const bar = /** @type {HTMLProgressElement | null} */ (find("[data-bar]", place));
      if (bar && news.total) bar.max = Math.max(news.total, news.done);
      if (bar && news.total) bar.value = news.done;
      if (news.over) renew(["words", "notes"]);
      return news.over;
    },
  );
}

/** Load the page again, and put in these parts of it.
 * @param {string[]} parts */
async function renew(parts) {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of parts) {
      const fresh = find("#" + id, page);
      if (fresh) document.getElementById(id)?.replaceWith(fresh);
    }
    count();
  } catch {
    lost(true);
  }
}
count();

const running = /** @type {HTMLElement | null} */ (find("[data-news]"));
if (running) {
  let since = running.dataset.seq ?? "0";
  watch(
    () => `${running.dataset.news}?since=${since}`,
    (news) => {
      since = String(news.seq);
      show(running, news);
      if (news.over) location.assign(running.dataset.then ?? "/");
      return news.over;
    },
  );
}

/** @param {HTMLElement} place @param {any} news */
function show(place, news) {
  const progress = /** @type {HTMLProgressElement} */ (find("[data-bar]", place));
  progress.max = news.total || 1;
  if (news.total) progress.value = Math.min(news.done, progress.max);
  else progress.removeAttribute("value");
  const waits = /** @type {HTMLElement} */ (find("[data-waits]", place));
  waits.hidden = !news.waits.text;
  /** @type {Element} */ (find("span", waits)).textContent = news.waits.text;
  /** @type {HTMLAnchorElement} */ (find("a", waits)).href = news.waits.to;
  for (const name of ["text", "rate", "left"]) {
    const element = find(`[data-${name}]`, place);
    if (element) element.textContent = news[name];
  }
  /** @type {HTMLElement} */ (find("[data-stopping]", place)).hidden = !news.stopping;
  const counts = news.counts.map((/** @type {any} */ one) => {
    const tile = made("li", "", "tile s-" + one.status);
    tile.append(made("b", one.count.toLocaleString()), made("span", one.label));
    return tile;
  });
  find("[data-counts]", place)?.replaceChildren(...counts);
  const events = find("[data-events]", place);
  for (const text of news.events) events?.prepend(made("li", text));
  const rows = /** @type {HTMLTableSectionElement} */ (find("[data-rows]", place));
  for (const one of news.rows) {
    const row = document.createElement("tr"), status = document.createElement("td");
    status.append(made("span", one.label, "chip s-" + one.status));
    row.append(made("td", one.row), status, made("td", one.what, "soft"));
    rows.prepend(row);
  }
  while (rows.rows.length > 12) rows.lastElementChild?.remove();
}
