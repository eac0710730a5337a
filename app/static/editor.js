// The question editor: saves as the author types, and quotes selected words as evidence.

const form = document.querySelector("form[data-autosave]");
const status = document.querySelector("[data-status]");
let timer, sent, pending = false;

const typed = () => new URLSearchParams(new FormData(form)).toString();

async function save() {
  if (pending) return later();
  const body = new FormData(form);
  const now = typed();
  if (now === sent) return;
  pending = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (answer.ok) settle(now, said);
    else status.textContent = `${said.title}. ${said.text}`;
  } catch {
    later(5000);
  } finally {
    pending = false;
  }
}

function settle(now, said) {
  const moved = form.action !== new URL(said.address, location).href;
  sent = now;
  form.elements.version.value = said.version;
  if (typed() !== now) sent = typed() === now.replace(/version=[^&]*/, `version=${said.version}`) ? typed() : now;
  form.action = said.address;
  if (moved) history.replaceState(null, "", said.address);
  status.textContent = said.saved;
}

function later(wait = 1200) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function quote() {
  const selection = getSelection();
  const words = selection.toString().trim();
  const place = selection.anchorNode?.parentElement?.closest("[data-paragraph]");
  if (!words || !place?.contains(selection.focusNode)) return;
  const rows = [...form.querySelectorAll(".evidence-row")];
  const row = rows.find((each) => !each.querySelector("textarea").value) ?? rows.at(-1);
  row.querySelector("select").value = place.dataset.paragraph;
  const field = row.querySelector("textarea");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  row.scrollIntoView({ block: "center" });
  field.focus();
}

function offerQuote() {
  const panel = document.querySelector(".lesson-text");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quote";
  button.textContent = panel.dataset.quoteHint;
  button.hidden = true;
  button.addEventListener("click", quote);
  panel.append(button);
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const inside = panel.contains(selection.anchorNode) && selection.toString().trim();
    if (inside || document.activeElement !== button) button.hidden = !inside;
  });
}

if (form) {
  sent = typed();
  form.addEventListener("input", () => later());
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("beforeunload", (event) => {
    if (timer && typed() !== sent && !form.dataset.leaving) event.preventDefault();
  });
  form.addEventListener("submit", () => { form.dataset.leaving = "1"; });
  offerQuote();
}
document.querySelector("[data-focus]")?.focus();
