// The actor map: lights an actor's ties in place, shows its card, and keeps the address in step.

const map = document.getElementById("map");

function choose(id) {
  const ties = [...map.querySelectorAll("[data-ends]")];
  const lit = ties.filter((tie) => tie.dataset.ends.split(" ").includes(id));
  const drawn = lit.filter((tie) => !tie.matches("tr"));
  const near = new Set(drawn.flatMap((tie) => tie.dataset.ends.split(" ")));
  for (const tie of ties) tie.classList.toggle("lit", lit.includes(tie));
  for (const box of map.querySelectorAll(".box[data-actor]")) {
    box.classList.toggle("near", near.has(box.dataset.actor));
    if (box.dataset.actor === id) box.setAttribute("aria-current", "true");
    else box.removeAttribute("aria-current");
  }
  for (const card of map.querySelectorAll("[data-card]")) card.hidden = card.dataset.card !== id;
  map.querySelector("[data-none]").hidden = Boolean(id);
  if (id) map.dataset.chosen = id;
  else delete map.dataset.chosen;
  announce(id, lit.length - drawn.length);
  history.replaceState(null, "", id ? `?actor=${id}#map` : "#map");
}

function announce(id, count) {
  const status = map.querySelector("[data-announce]");
  const name = document.getElementById(`card-${id}`)?.textContent ?? "";
  status.textContent = id ? status.dataset.words.replace("{name}", name).replace("{count}", count) : "";
}

map?.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-actor]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = link.dataset.actor;
  const same = map.dataset.chosen === id;
  choose(same ? "" : id);
  if (!id) map.querySelector(".box[data-actor]")?.focus();
});
