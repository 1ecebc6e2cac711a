// The composer: sends with Enter, completes commands and names.
const line = document.getElementById("line");
const offers = document.getElementById("offers");
const offered = document.getElementById("offered");

export function composer({ commands, mentions, words }, say) {
  let shown = [];
  let chosen = 0;

  const before = () => line.value.slice(0, line.selectionStart);

  function matching() {
    const typed = before();
    if (!typed || typed.includes("\n")) return [];
    const name = /(?:^|\s)(@\S*)$/.exec(typed)?.[1];
    if (name) return mentions.filter(({ label }) => label.startsWith(name.toLowerCase()));
    if (!typed.startsWith("/") || line.selectionStart !== line.value.length) return [];
    return commands.filter(({ label }) => fits(label, typed.toLowerCase()));
  }

  // A bare "/" offers the commands; after a command and a space come its verbs.
  function fits(label, typed) {
    const deep = label.includes(" ");
    return label.startsWith(typed) && (!deep || typed.includes(" ")) && label !== typed.trimEnd();
  }

  function show(found) {
    shown = found;
    chosen = 0;
    offers.replaceChildren(...shown.map(offer));
    offers.hidden = shown.length === 0;
    offered.textContent = shown.length ? words.offered.replace("{count}", shown.length) : "";
    mark();
  }

  function offer({ label, hint }, index) {
    const item = document.createElement("li");
    item.id = `offer-${index}`;
    item.setAttribute("role", "option");
    item.append(Object.assign(document.createElement("b"), { textContent: label }));
    item.append(Object.assign(document.createElement("span"), { textContent: hint }));
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(index));
    return item;
  }

  function mark() {
    [...offers.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === chosen)));
    offers.children[chosen]?.scrollIntoView({ block: "nearest" });
    if (shown.length) line.setAttribute("aria-activedescendant", `offer-${chosen}`);
    else line.removeAttribute("aria-activedescendant");
  }

  function take(index) {
    const { label, insert } = shown[index];
    const typed = before();
    const start = label.startsWith("@") ? typed.lastIndexOf("@") : 0;
    line.setRangeText(insert, start, line.selectionStart, "end");
    line.focus();
    show(matching());
  }

  async function send() {
    const text = line.value;
    if (!text.trim()) return;
    line.value = "";
    show([]);
    if (!(await say(text)) && !line.value) line.value = text;
  }

  const isWhole = () => commands.some(({ label }) => label === line.value.trim());
  const step = (by) => {
    chosen = (chosen + by + shown.length) % shown.length;
    mark();
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Tab: () => take(chosen),
    Enter: () => (isWhole() ? send() : take(chosen)),
    Escape: () => show([]),
  };

  line.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = shown.length && !offers.hidden ? keys[event.key] : null;
    if (!act && event.key !== "Enter") return;
    event.preventDefault();
    (act ?? send)();
  });
  line.addEventListener("input", () => show(matching()));
  line.addEventListener("blur", () => show([]));
  document.getElementById("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  document.addEventListener("click", (event) => {
    const example = event.target.closest("[data-example]");
    if (!example) return;
    line.value = example.dataset.example;
    line.focus();
  });
}
