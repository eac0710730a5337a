// Opens the lesson beside the question, where it was read last. Without this script it is a link.

const link = document.querySelector("[data-panel]");
const panel = document.querySelector("dialog.panel");
const reading = panel.querySelector(".reading");
const wide = matchMedia("(min-width: 70rem)");
const name = (what) => `${what}:${link.dataset.panel}`;

async function fill() {
  if (reading.childElementCount) return;
  let html = sessionStorage.getItem(name("lesson"));
  if (!html) {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.status);
    html = await answer.text();
    sessionStorage.setItem(name("lesson"), html);
  }
  reading.replaceChildren(lesson(html));
}

// The page has a main heading and ids of its own.
function lesson(html) {
  const text = new DOMParser().parseFromString(html, "text/html").getElementById("lesson");
  for (const heading of text.querySelectorAll("h1, h2")) {
    const lower = document.createElement(heading.tagName === "H1" ? "h2" : "h3");
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const each of [text, ...text.querySelectorAll("[id]")]) each.removeAttribute("id");
  return text;
}

async function open() {
  await fill();
  if (wide.matches) panel.show();
  else panel.showModal();
  settle();
}

function settle() {
  reading.scrollTop = Number(sessionStorage.getItem(name("place")));
  sessionStorage.setItem(name("open"), "1");
  link.setAttribute("aria-expanded", "true");
}

link.removeAttribute("target");
link.setAttribute("role", "button");
link.setAttribute("aria-expanded", "false");
link.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (panel.open) panel.close();
  else open().catch(() => { location.href = link.href; });
});
link.addEventListener("keydown", (event) => {
  if (event.key !== " ") return;
  event.preventDefault();
  link.click();
});
panel.querySelector("[data-close]").addEventListener("click", () => panel.close());
panel.addEventListener("close", () => {
  sessionStorage.removeItem(name("open"));
  link.setAttribute("aria-expanded", "false");
  link.focus();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.open) panel.close();
});
reading.addEventListener("scroll", () => sessionStorage.setItem(name("place"), reading.scrollTop));

// On a wide screen it stays open from one question to the next, and takes no focus.
if (wide.matches && sessionStorage.getItem(name("open"))) {
  fill().then(() => {
    panel.setAttribute("open", "");
    settle();
  }, () => {});
}
