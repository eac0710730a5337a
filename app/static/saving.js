// Saves a form as its author types; its buttons save first. Used by the question editor and the desk.

const form = document.querySelector("form[data-saving]");
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
    const settled = content() === now; // nothing was typed meanwhile: what a listener changes is no news
    form.dispatchEvent(new CustomEvent("saved", { detail: { said, settled } }));
    if (settled) stored = content();
    return PAUSE;
  }
  halted = answer.status === 409;
  say(halted ? words.changed : answer.status === 401 ? words.login : `${said.title}. ${said.text}`);
  return answer.status === 401 ? RETRY : undefined;
}

// After logging in again in another tab, this page's token is no longer good: take a new one.
async function renewToken() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const fresh = page.querySelector("form[data-saving] [name=csrf_token]");
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

document.querySelector("[data-focus]")?.focus();
