// The desk: decides without leaving the page, by keys too, and adds words selected in the article.

const BUSY = "input:not([type=hidden]), select, textarea";
let going = false;

function place() {
  return document.getElementById("draft");
}

function rows() {
  return [...place().querySelectorAll("[data-row]")];
}

// Send a form, take the desk that comes back, and go on where the server says.
async function send(form, button, from) {
  if (going) return;
  going = true;
  const was = rows().findIndex((row) => row.id === from);
  const body = new URLSearchParams(new FormData(form, button));
  body.set("map", "later");
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("draft");
    if (!answer.ok || !fresh) throw new Error(answer.status);
    mapLater(fresh);
    place().replaceWith(fresh);
    onward(from, was);
  } catch {
    leave(form, button);
  } finally {
    going = false;
  }
}

// The map takes a second to draw: the old one stays until nothing was decided for a moment.
let drawing;
function mapLater(fresh) {
  const wanted = fresh.querySelector("[data-later]");
  const old = document.getElementById("map-so-far");
  if (!wanted || !old) return;
  const address = wanted.dataset.later;
  wanted.replaceWith(old);
  clearTimeout(drawing);
  drawing = setTimeout(async () => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const map = page.getElementById("map-so-far");
    if (map) document.getElementById("map-so-far")?.replaceWith(map);
  }, 700);
}

// Without an answer that fits, the browser does it: the page that comes says what is wrong.
function leave(form, button) {
  form.dataset.plain = "1";
  form.requestSubmit(button);
}

// A row that became one with another is gone: go on where it was.
function onward(from, was) {
  if (from === "open") return focus(document.getElementById("open") ?? place());
  const found = rows();
  const now = found.findIndex((row) => row.id === from);
  const at = now < 0 ? Math.max(was, 0) - 1 : now;
  const later = [...found.slice(at + 1), ...found.slice(0, at + 1)];
  const next = later.find((row) => row.classList.contains("undecided")) ?? found[at] ?? found[0];
  focus(next ?? place());
}

function focus(row) {
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  light(row.querySelector("[data-goto]")?.dataset.goto);
}

// Show where a row comes from in the article.
function light(number) {
  document.querySelector(".lit-sentence")?.classList.remove("lit-sentence");
  const sentence = document.querySelector(`[data-sentence="${number}"]`);
  const side = document.querySelector(".article-text");
  if (!sentence) return;
  sentence.classList.add("lit-sentence");
  if (getComputedStyle(side).position === "sticky") side.scrollTop += sentence.getBoundingClientRect().top - side.getBoundingClientRect().top - 120;
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.plain || !(form.id === "deciding" || "undo" in form.dataset) || !document.getElementById("rows")) return;
  event.preventDefault();
  const row = event.submitter?.closest("[data-row]") ?? document.activeElement?.closest("[data-row]");
  send(form, event.submitter, row?.id ?? event.submitter?.closest("#open")?.id);
});

addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) light(row.querySelector("[data-goto]")?.dataset.goto);
});

// Single keys count only while the list has the focus, and never while something is typed.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(BUSY)) return;
  if (!event.target.closest("#rows")) return;
  const row = event.target.closest("[data-row]");
  if (act(event.key, row)) event.preventDefault();
});

function act(key, row) {
  const found = rows();
  const at = found.indexOf(row);
  if (key === "j" || key === "k") {
    const next = found[key === "j" ? at + 1 : at - 1];
    if (next) focus(next);
    return true;
  }
  if (key === "u") return press(place().querySelector("[data-undo] button"));
  return press(row?.querySelector(`[data-key="${key}"]`)) || (key === "m" && Boolean(row) && merging(row));
}

function press(control) {
  control?.click();
  return Boolean(control);
}

// Without a row that seems the same, the row's form opens where another is chosen.
function merging(row) {
  location.href = row.querySelector("[data-key=e]").href.replace(/#.*/, "#into");
  return true;
}

// Words selected in the article begin a row that is added by hand.
const add = document.querySelector("[data-quote]");

function selected() {
  const selection = getSelection();
  const start = selection.rangeCount && selection.getRangeAt(0).startContainer;
  const sentence = start && (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest("[data-sentence]");
  const words = selection.toString().trim().replace(/\s+/g, " ");
  return sentence && words && words.length < 300 ? { words, sentence: sentence.dataset.sentence } : undefined;
}

document.addEventListener("selectionchange", () => {
  if (!add) return;
  const found = selected();
  add.hidden = !found;
  if (!found) return;
  const address = new URL(add.href);
  for (const [name, value] of Object.entries(found)) address.searchParams.set(name, value);
  add.href = address.href;
});
add?.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection

// A number goes where its author was writing; before that, the server finds a place for it.
let writing;
addEventListener("focusin", (event) => {
  if (event.target.matches("#text textarea, #text input:not([type=hidden])")) writing = event.target;
});
addEventListener("click", (event) => {
  const words = event.target.closest("[data-insert]")?.dataset.insert;
  if (!words || !writing?.isConnected) return;
  event.preventDefault();
  const { value, selectionStart: start, selectionEnd: end } = writing;
  const space = start && !/\s$/.test(value.slice(0, start)) ? " " : "";
  writing.setRangeText(space + words, start, end, "end");
  writing.dispatchEvent(new Event("input", { bubbles: true }));
  writing.focus();
});

// Put in what another author wrote meanwhile; where both are writing, the next save shows both.
function takeIn({ target, detail: { said, settled } }) {
  for (const [name, value] of Object.entries(said.others)) {
    const field = target.elements[name];
    if (settled || field !== document.activeElement) field.value = value;
    else target.elements.version.value = said.since;
  }
}

// After each save of the text, what is said about it is said anew.
document.getElementById("text")?.addEventListener("saved", async (event) => {
  takeIn(event);
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  for (const part of ["#figures", ".tools-line"]) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(fresh);
  }
});

document.querySelector("[data-focus]")?.focus();
