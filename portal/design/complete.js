// Completions under every search field. What is typed there goes to our own /goi-y and nowhere else; without script the
// field works alone.
// @ts-check

const waitMs = 150;
const english = document.documentElement.lang === "en";

/** @param {HTMLInputElement} field */
function complete(field) {
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `${field.id}-goi-y`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", english ? "Suggestions" : "Gợi ý");
  field.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    field.setAttribute(name, value);
  let at = -1;
  let round = 0;
  let typed = field.value;

  const close = () => {
    round += 1;
    at = -1;
    list.hidden = true;
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  /** @param {number} index */
  const pointTo = (index) => {
    const options = [...list.children];
    at = index;
    for (const [place, option] of options.entries())
      option.setAttribute("aria-selected", String(place === at));
    const chosen = options[at];
    field.value = chosen?.textContent ?? typed;
    if (chosen === undefined) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", chosen.id);
  };
  /** @param {unknown} answer */
  const show = (answer) => {
    const found =
      typeof answer === "object" && answer !== null && "suggestions" in answer ? answer.suggestions : [];
    const lines = Array.isArray(found) ? found.filter((line) => typeof line === "string") : [];
    at = -1;
    list.replaceChildren(
      ...lines.map((line, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = line;
        // On an English page most of what is offered is Vietnamese, which its letters show.
        if (english && /[^\p{ASCII}]/u.test(line)) option.lang = "vi";
        option.addEventListener("click", () => {
          field.value = line;
          field.form?.requestSubmit();
        });
        return option;
      }),
    );
    list.hidden = lines.length === 0;
    field.setAttribute("aria-expanded", String(lines.length > 0));
  };
  const ask = async () => {
    typed = field.value;
    round += 1;
    const mine = round;
    if (typed.trim().length < 2) return close();
    try {
      const response = await fetch(`/goi-y?${new URLSearchParams({ q: typed })}`);
      const answer = response.ok ? await response.json() : {};
      if (mine === round) show(answer);
    } catch {
      if (mine === round) close();
    }
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, waitMs);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // Below the last and above the first option lies what was typed.
      const places = list.children.length + 1;
      pointTo(((at + 1 + (event.key === "ArrowDown" ? 1 : places - 1)) % places) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      field.value = typed;
      close();
    }
  });
  // The field keeps its focus while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  field.addEventListener("blur", () => {
    clearTimeout(waiting);
    close();
  });
}

for (const field of document.querySelectorAll('input[type="search"][name="q"]'))
  if (field instanceof HTMLInputElement) complete(field);
