// The question editor: saves as the author types, and quotes words selected in the lesson.

const form = document.getElementById("question");
const status = form.querySelector("[data-status]");
const words = form.dataset;
const PAUSE = 1500;
const RETRY = 5000;

let halted = "unsaved" in words; // another tab was faster: only a button may overwrite it
let stored = halted || restored() ? undefined : content(); // what the server has
let timer;
let going = false;
let pressed; // a button that waits until everything is saved
let leaving = false;

function content() {
  const own = ["csrf_token", "version", "seen", "key"];
  return new URLSearchParams([...new FormData(form)].filter(([name]) => !own.includes(name))).toString();
}

// Tell whether the browser has put back, after a reload, what was typed and not saved.
function restored() {
  return [...form.elements].some((field) => field.value !== (field.defaultValue ?? field.value) || field.checked !== field.defaultChecked);
}

function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

function later(wait = PAUSE) {
  clearTimeout(timer);
  if (!halted && !leaving) timer = setTimeout(save, wait);
}

async function save() {
  const now = content();
  if (going || now === stored) return;
  going = true;
  let wait = RETRY;
  let answered = false;
  try {
    const body = new URLSearchParams(new FormData(form));
    const signal = AbortSignal.timeout(15000);
    const answer = await fetch(form.action, { method: "POST", body, signal, headers: { Accept: "application/json" } });
    wait = await settle(answer, now);
    answered = answer.ok || [401, 409].includes(answer.status); // a page of its own says more
  } catch {
    say(words.offline);
  }
  going = false;
  if (pressed && answered) go();
  else if (wait !== undefined && content() !== stored) later(wait);
  pressed = undefined;
}

// Do what the pressed button does, now that the server has everything, or has a page to say why not.
function go() {
  leaving = true;
  form.requestSubmit(pressed);
}

// Take in the server's word; give the time after which to save again, if that makes sense.
async function settle(answer, now) {
  if (answer.status === 400 && (await renewToken())) return 0;
  const said = await answer.json();
  if (answer.ok) {
    stored = now;
    form.elements.version.value = said.version;
    if (form.action !== new URL(said.address, location).href) {
      form.action = said.address;
      history.replaceState(null, "", said.address);
    }
    say(said.saved);
    advise(said.writing, now);
    return PAUSE;
  }
  halted = answer.status === 409;
  say(halted ? words.changed : answer.status === 401 ? words.login : `${said.title}. ${said.text}`);
  return answer.status === 401 ? RETRY : undefined;
}

// Show what the rules of item writing find now, but never under the author's hands.
function advise(html, now) {
  const old = document.getElementById("waived");
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("waived");
  if (content() !== now || old.contains(document.activeElement)) return;
  old.replaceWith(fresh);
  stored = content();
}

// After logging in again in another tab, this page's token is no longer good: take a new one.
async function renewToken() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const fresh = page.querySelector("#question [name=csrf_token]");
  if (fresh) form.elements.csrf_token.value = fresh.value;
  return Boolean(fresh);
}

form.addEventListener("input", () => later());
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  if (leaving || halted || (!going && content() === stored)) {
    leaving = true;
    return;
  }
  event.preventDefault(); // first save, and stay here if that fails: nothing typed is lost
  pressed = event.submitter;
  save();
});
if (!halted && stored === undefined) later();
addEventListener("online", () => later(0));
addEventListener("pageshow", (event) => {
  if (event.persisted) leaving = false;
});
addEventListener("beforeunload", (event) => {
  if (!leaving && content() !== stored) event.preventDefault();
});

// Quoting: the words selected in one paragraph of the lesson go into an empty row of evidence.

const lesson = document.querySelector(".lesson-text");
const button = lesson.querySelector("[data-quote]");

function selected() {
  const selection = getSelection();
  const from = selection.rangeCount && selection.getRangeAt(0);
  const start = from && from.startContainer;
  const place = start && (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest("[data-paragraph]");
  if (!place || !lesson.contains(place)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(place);
  before.setEnd(start, from.startOffset);
  const length = place.contains(from.endContainer) ? from.toString().length : Infinity;
  const text = wholeWords(place.textContent, before.toString().length, length);
  return text && { text, paragraph: place.dataset.paragraph };
}

function wholeWords(text, from, length) {
  const marked = text.slice(from, from + length);
  if (!marked.trim()) return "";
  let start = from + marked.length - marked.trimStart().length;
  let end = from + marked.trimEnd().length;
  while (start > 0 && /[\p{L}\p{N}]/u.test(text[start]) && /[\p{L}\p{N}’'-]/u.test(text[start - 1])) start -= 1;
  while (end < text.length && /[\p{L}\p{N}]/u.test(text[end - 1]) && /[\p{L}\p{N}’'-]/u.test(text[end])) end += 1;
  return text.slice(start, end);
}

function fill(row, quoted) {
  row.querySelector("select").value = quoted.paragraph;
  const field = row.querySelector("textarea");
  field.value = quoted.text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function emptyRow() {
  const rows = [...form.querySelectorAll(".evidence-row")];
  return rows.find((row) => !row.querySelector("textarea").value) ?? addRow(rows.at(-1), rows.length);
}

// Make one more row of the last one; its names and ids count on.
function addRow(last, number) {
  const row = last.cloneNode(true);
  for (const part of [row, ...row.querySelectorAll("[id], [for], [name]")])
    for (const name of ["id", "for", "name"])
      if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/^evidence-\d+/, `evidence-${number}`));
  const legend = row.querySelector("legend");
  legend.textContent = legend.textContent.replace(/\d+/, number + 1);
  last.after(row);
  return row;
}

function offerQuote() {
  button.hidden = !selected();
}

button.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
button.addEventListener("click", () => {
  const quoted = selected();
  if (!quoted) return;
  fill(emptyRow(), quoted);
  say(words.quoted);
});
document.addEventListener("selectionchange", offerQuote);

// Whoever cannot select takes a whole paragraph, and shortens it.
form.addEventListener("change", (event) => {
  const row = event.target.closest(".evidence-row");
  if (!row || !event.target.matches("select") || row.querySelector("textarea").value) return;
  const place = lesson.querySelector(`[data-paragraph="${CSS.escape(event.target.value)}"]`);
  if (place) fill(row, { text: place.textContent.trim(), paragraph: event.target.value });
});

document.querySelector("[data-focus]")?.focus();
