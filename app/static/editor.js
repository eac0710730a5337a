// The question editor: words selected in one paragraph of the lesson go into an empty row of evidence.

const form = document.getElementById("question");
const lesson = document.querySelector(".lesson-text");
const button = lesson.querySelector("[data-quote]");

// Show what the rules of item writing find now, but never under the author's hands.
form.addEventListener("saved", (event) => {
  const { said, settled } = event.detail;
  const old = document.getElementById("waived");
  const fresh = new DOMParser().parseFromString(said.writing, "text/html").getElementById("waived");
  if (settled && !old.contains(document.activeElement)) old.replaceWith(fresh);
});

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
  form.querySelector("[data-status]").textContent = form.dataset.quoted;
});
document.addEventListener("selectionchange", offerQuote);

// Whoever cannot select takes a whole paragraph, and shortens it.
form.addEventListener("change", (event) => {
  const row = event.target.closest(".evidence-row");
  if (!row || !event.target.matches("select") || row.querySelector("textarea").value) return;
  const place = lesson.querySelector(`[data-paragraph="${CSS.escape(event.target.value)}"]`);
  if (place) fill(row, { text: place.textContent.trim(), paragraph: event.target.value });
});
