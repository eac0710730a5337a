// Saves an answer as it is given. Without this script, the buttons save it.

const form = document.getElementById("answer");
const words = document.getElementById("words").dataset;
const key = form.elements.save_key;
const TYPING = 700;
const LONGEST_WAIT = 30000;

// The server made the page's key; each save of something new takes the next number after it.
const page = key.value;
let number = 0;
let stored = content(); // what the server has
let going; // the save on its way: {text, key}
let kept; // the save that failed, to be tried again under the same key
let timer;
let wait = 0;
let over = false;

function content() {
  const fields = [...new FormData(form)].filter(([name]) => !["csrf_token", "save_key"].includes(name));
  return new URLSearchParams(fields).toString();
}

function nextKey() {
  number += 1;
  return `${page}.${number}`;
}

function say(text) {
  const status = document.getElementById("saved");
  if (status.textContent !== text) status.textContent = text;
}

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(save, milliseconds);
}

async function save() {
  const text = content();
  if (over || going || text === stored) return;
  going = kept?.text === text ? kept : { text, key: nextKey() };
  kept = undefined;
  const body = new FormData(form);
  body.set("save_key", going.key);
  try {
    const signal = AbortSignal.timeout(15000);
    const answer = await fetch(form.action, { method: "POST", body, signal, headers: { Accept: "application/json" } });
    await settle(answer, going);
  } catch {
    again(words.offline, going);
  }
  going = undefined;
  if (!kept && content() !== stored) later(0);
}

async function settle(answer, sent) {
  if (answer.status === 401) return again(words.login, sent);
  if (answer.status === 400) return (await renewToken()) ? again("", sent, 0) : again(words.login, sent);
  const said = await answer.json();
  if (answer.ok) {
    stored = sent.text;
    wait = 0;
    key.value = said.save_key;
    say(said.saved_at ? words.saved.replace("{time}", said.saved_at) : "");
  } else if (answer.status === 422) {
    stored = sent.text; // nothing to gain by sending it again; the buttons will say what is wrong
    say(said.text);
  } else if (answer.status === 409) {
    over = true;
    say(`${said.title}. ${said.text}`);
  } else {
    again(words.failed, sent);
  }
}

function again(text, sent, milliseconds) {
  kept = sent;
  wait = milliseconds ?? Math.min(wait ? wait * 2 : 2000, LONGEST_WAIT);
  if (text) say(text);
  later(wait);
}

// After logging in again in another tab, this page's token is no longer good: take a new one.
async function renewToken() {
  const answer = await fetch(form.action);
  const fresh = parsed(await answer.text()).querySelector("#answer [name=csrf_token]");
  if (fresh) form.elements.csrf_token.value = fresh.value;
  return Boolean(fresh);
}

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

// The arrows of an ordering: moves on the server, without leaving the page.
async function move(button) {
  const body = new FormData(form);
  body.set("move", button.value);
  body.set("save_key", nextKey());
  const answer = await fetch(form.action, { method: "POST", body });
  const fresh = parsed(await answer.text());
  const question = fresh.getElementById("question");
  if (!answer.ok || !question) throw new Error(answer.status);
  document.getElementById("question").replaceWith(question);
  say(fresh.getElementById("saved").textContent);
  stored = content();
  const [, item] = button.value.split(/-(.*)/);
  const buttons = [...question.querySelectorAll("button[name=move]")];
  const same = buttons.find((each) => each.value === button.value);
  (same ?? buttons.find((each) => each.value.endsWith(`-${item}`))).focus();
}

// How many words an open response has, as its result will count them.
function countWords() {
  const count = form.querySelector("[data-count]");
  const number = form.elements.text?.value.match(/[\p{L}\p{N}_]+(?:[’'-][\p{L}\p{N}_]+)*/gu)?.length;
  if (count) count.textContent = count.dataset.count.replace("{number}", number ?? 0);
}

countWords();
form.addEventListener("input", countWords);
form.addEventListener("input", (event) => later(event.target.matches("[type=text], :not([type]):not(select), textarea") ? TYPING : 0));

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  clearTimeout(timer);
  if (button?.name === "move" && !button.dataset.plain) {
    event.preventDefault();
    move(button).catch(() => {
      button.dataset.plain = "1";
      button.click();
    });
  } else if (!navigator.onLine) {
    event.preventDefault();
    again(words.offline, undefined);
  } else {
    over = true;
    key.value = nextKey();
  }
});

addEventListener("online", () => later(0));
addEventListener("pageshow", (event) => {
  if (event.persisted) over = false;
});
addEventListener("beforeunload", (event) => {
  if (!over && content() !== stored) event.preventDefault();
});
document.querySelector("[data-focus]")?.focus();
