// The one script of the portal: text size, light or dark, reading aloud, sharing, large pictures. Every page can be
// read and used without it. Nothing is sent anywhere; what a reader chose stays in this browser.
// @ts-check

const root = document.documentElement;

/** @param {string} key */
function kept(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} key @param {string} value */
function keep(key, value) {
  try {
    if (value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still shows what was chosen on this page.
  }
}

/** @param {"theme" | "text"} name @param {string} value */
function show(name, value) {
  if (value === "") delete root.dataset[name];
  else root.dataset[name] = value;
}

/** @param {string} selector @returns {HTMLElement[]} */
function all(selector) {
  return [...document.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

function chooseDisplay() {
  show("theme", kept("theme"));
  show("text", kept("text"));
  const sizes = all("[data-text-size]");
  const mark = () => {
    for (const button of sizes)
      button.setAttribute(
        "aria-pressed",
        String((button.dataset.textSize ?? "") === (root.dataset.text ?? "")),
      );
  };
  mark();
  for (const button of sizes) {
    button.addEventListener("click", () => {
      const size = button.dataset.textSize ?? "";
      show("text", size);
      keep("text", size);
      mark();
    });
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  for (const button of all("[data-theme-switch]")) {
    button.addEventListener("click", () => {
      const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
      const next = now === "dark" ? "light" : "dark";
      show("theme", next);
      keep("theme", next);
    });
  }
}

/** Where the head has no room for its field, the field's access key leads to the search page. */
function placeSearchKey() {
  const [field] = all(".masthead input");
  const [way] = all(".menu-search");
  if (field?.offsetParent !== null || !way) return;
  way.accessKey = field.accessKey;
  field.accessKey = "";
}

function closeIndex() {
  const index = document.querySelector("details.index");
  if (!(index instanceof HTMLDetailsElement)) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !index.open) return;
    index.open = false;
    index.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (index.open && event.target instanceof Node && !index.contains(event.target)) index.open = false;
  });
}

const spoken = "h1, h2, h3, p, li, dt, dd, figcaption";

/** Reads the article with a voice of the reader's own device, and says so when the device has none of the language. */
function readAloud() {
  const button = document.querySelector("[data-read-aloud]");
  const story = document.querySelector("[data-story]");
  if (!(button instanceof HTMLButtonElement) || story === null) return;
  if (!("speechSynthesis" in window)) return button.remove();
  const speech = window.speechSynthesis;
  const voice = () => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(root.lang));
  const stop = () => {
    speech.cancel();
    button.setAttribute("aria-pressed", "false");
  };
  // Some browsers begin to load their voices only when first asked.
  voice();
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") return stop();
    if (voice() === undefined) return say(button, button.dataset.without ?? "");
    button.setAttribute("aria-pressed", "true");
    // Only the innermost speaks: a point of a list holds paragraphs.
    const parts = [...story.querySelectorAll(spoken)]
      .filter((part) => part.closest("[data-silent]") === null && part.querySelector(spoken) === null)
      // As it is laid out: words on both sides of a line break are two words.
      .map((part) => (part instanceof HTMLElement ? part.innerText.trim() : ""))
      .filter((text) => text !== "");
    for (const [index, text] of parts.entries()) {
      const words = new SpeechSynthesisUtterance(text);
      words.lang = root.lang;
      words.voice = voice() ?? null;
      if (index === parts.length - 1) words.addEventListener("end", stop);
      speech.speak(words);
    }
  });
  addEventListener("pagehide", () => speech.cancel());
}

/** @param {HTMLElement} button @param {string} text */
function say(button, text) {
  const words = button.querySelector("[data-says]") ?? button;
  const before = words.textContent;
  words.textContent = text;
  setTimeout(() => {
    words.textContent = before;
  }, 2500);
}

function shareAndPrint() {
  for (const button of all("[data-print]")) button.addEventListener("click", () => print());
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy ?? location.href);
        say(button, button.dataset.done ?? "");
      } catch {
        // Without leave to the clipboard the address stands below the article to be copied by hand.
      }
    });
  }
  for (const button of all("[data-share]")) {
    if (!("share" in navigator)) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator
        .share({ title: document.title, url: button.dataset.share ?? location.href })
        .catch(() => undefined);
    });
  }
}

/** Pictures of a gallery open large over the page; without the script the same link opens the picture alone. */
function enlarge() {
  const links = all("[data-large]").filter((link) => link instanceof HTMLAnchorElement);
  const viewer = document.querySelector("dialog.viewer");
  if (links.length === 0 || !(viewer instanceof HTMLDialogElement)) return;
  const picture = viewer.querySelector("img");
  const words = viewer.querySelector("p");
  let at = 0;
  /** @param {number} index */
  const turnTo = (index) => {
    at = (index + links.length) % links.length;
    const link = links[at];
    const small = link?.querySelector("img");
    if (link === undefined || !picture || !words) return;
    picture.src = link.href;
    picture.alt = small?.alt ?? "";
    words.textContent = `${at + 1}/${links.length}. ${link.dataset.large ?? ""}`;
  };
  for (const [index, link] of links.entries()) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      turnTo(index);
      viewer.showModal();
    });
  }
  for (const button of all("[data-turn]"))
    button.addEventListener("click", () => turnTo(at + Number(button.dataset.turn)));
  viewer.querySelector("[data-close]")?.addEventListener("click", () => viewer.close());
  viewer.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") turnTo(at + 1);
    if (event.key === "ArrowLeft") turnTo(at - 1);
  });
}

chooseDisplay();
placeSearchKey();
closeIndex();
readAloud();
shareAndPrint();
enlarge();
root.dataset.script = "on";
