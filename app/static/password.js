// Lets a password be looked at before it is sent. The words come from the page.
for (const input of document.querySelectorAll("input[data-show]")) {
  const row = document.createElement("div");
  const button = document.createElement("button");
  row.className = "reveal";
  button.type = "button";
  button.className = "quiet";
  input.before(row);
  row.append(input, button);

  const hide = (hidden) => {
    input.type = hidden ? "password" : "text";
    button.textContent = hidden ? input.dataset.show : input.dataset.hide;
    button.setAttribute("aria-label", hidden ? input.dataset.showLabel : input.dataset.hideLabel);
  };
  button.addEventListener("click", () => hide(input.type === "text"));
  input.form.addEventListener("submit", () => hide(true));
  hide(true);
}
