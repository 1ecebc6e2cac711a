// Dates and times of a form, shown as cards write them; while one is typed, the browser's own form shows instead.
export function likeCards(form, pattern, lang) {
  for (const input of form.querySelectorAll("[type=date], [type=time]")) {
    const shown = document.createElement("span");
    shown.className = "shown";
    shown.ariaHidden = "true"; // the input says it itself
    input.after(shown);
    const show = () => {
      shown.textContent = input.type === "date" ? written(input.valueAsDate, pattern, lang) : input.value;
      input.classList.toggle("native", !input.value);
    };
    input.addEventListener("input", () => input.classList.contains("typing") || show());
    input.addEventListener("keydown", ({ key }) => {
      if (/^(\d|Arrow|Backspace|Delete)/.test(key)) input.classList.add("typing");
    });
    input.addEventListener("blur", () => {
      input.classList.remove("typing");
      show();
    });
    input.addEventListener("click", () => input.showPicker?.());
    show();
  }
}

function written(date, pattern, lang) {
  if (!date) return "";
  const part = (name, style) => new Intl.DateTimeFormat(lang, { [name]: style, timeZone: "UTC" }).format(date);
  const parts = { EEE: part("weekday", "short"), MMM: part("month", "short") };
  parts.M = date.getUTCMonth() + 1;
  parts.d = date.getUTCDate();
  parts.y = date.getUTCFullYear();
  return pattern.replace(/EEE|MMM|M|d|y/g, (letters) => parts[letters]);
}
