// Says that what was sent is being worked on, and for how long: a large file takes seconds.
// The words come from the page. Nothing is sent twice meanwhile.
for (const form of document.querySelectorAll("form[data-working]")) {
  const told = document.createElement("p");
  const seconds = document.createElement("span");
  let timer = 0;
  told.setAttribute("role", "status");
  seconds.ariaHidden = "true"; // a reader of the screen need not hear each of them
  form.append(told);

  form.addEventListener("submit", (event) => {
    if (timer) {
      event.preventDefault();
      return;
    }
    const begun = Date.now();
    told.append(form.dataset.working, " ", seconds);
    timer = setInterval(() => {
      seconds.textContent = `${Math.round((Date.now() - begun) / 1000)} s`;
    }, 1000);
  });
  addEventListener("pageshow", () => {
    clearInterval(timer);
    timer = 0;
    told.replaceChildren();
  });
}
