// The local page: sends what people do, shows what arrives. It decides nothing.
import { composer } from "/chat/static/composer.js";
import { likeCards } from "/chat/static/dates.js";

const { as, in: place, lang } = document.body.dataset;
const script = JSON.parse(document.body.dataset.script);
const $ = (id) => document.getElementById(id);
const [list, scroll, dialog, toast] = ["messages", "scroll", "dialog", "toast"].map($);

async function post(what, data) {
  const body = JSON.stringify({ as, in: place, key: crypto.randomUUID(), ...data });
  const headers = { "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch(`/chat/${what}?lang=${lang}`, { method: "POST", headers, body });
  } catch {
    return tell(script.words.cannot_reach);
  }
  const answer = await response.json().catch(() => ({ error: script.words.went_wrong }));
  return answer.error ? tell(answer.error) : answer;
}

let toastEnds;
function tell(sentence) {
  toast.textContent = sentence;
  toast.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => (toast.hidden = true), 8000);
  return null;
}

async function whileBusy(button, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

// Messages
const nearBottom = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
function toBottom() {
  scroll.scrollTop = scroll.scrollHeight;
  $("to-bottom").hidden = true;
}

function arrive({ id, html }) {
  const following = nearBottom();
  const old = $(`m${id}`);
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  if (old) replace(old, fresh);
  else list.append(fresh);
  fresh.classList.add("arrived");
  if (following) toBottom();
  else if (!old) $("to-bottom").hidden = false;
}

function replace(old, fresh) {
  const focused = old.contains(document.activeElement) && document.activeElement.closest("[data-message]");
  old.replaceWith(fresh);
  if (focused) fresh.querySelector(`[data-message="${focused.dataset.message}"]`)?.focus();
}

async function press(button) {
  const message = Number(button.closest("[data-message]").dataset.message);
  const { action, value } = button.dataset;
  const answer = await post("press", { message, action, value });
  if (answer?.form) open(answer.form, message);
}

list.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-action]");
  if (button) whileBusy(button, () => press(button));
});
$("to-bottom").addEventListener("click", toBottom);
scroll.addEventListener("scroll", () => nearBottom() && ($("to-bottom").hidden = true), { passive: true });

// Forms
let opener = null;
function open(html, message = null) {
  opener = message;
  dialog.innerHTML = html;
  const form = dialog.querySelector("form");
  likeCards(form, script.words.date_in_form, document.documentElement.lang);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(form.querySelector("[type=submit]"), () => submit(form, message));
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  if (!dialog.open) dialog.showModal();
  form.querySelector(".field :is(input, select, textarea)")?.focus();
}

async function submit(form, message) {
  const answers = Object.fromEntries(
    [...form.elements].filter((one) => one.name).map((one) => [one.name, answerOf(one)]),
  );
  const { action, value } = form.dataset;
  const answer = await post("submit", { action, value, answers, message });
  if (!answer) return showError(form.querySelector(".form-error"), toast.textContent);
  if (answer.form) return open(answer.form, message);
  if (!showErrors(form, answer.errors)) dialog.close();
}

const answerOf = (input) => (input.type !== "checkbox" ? input.value : input.checked ? "yes" : "");

function showErrors(form, errors) {
  const left = { ...errors };
  for (const field of form.querySelectorAll(".field")) {
    const sentence = left[field.dataset.field];
    delete left[field.dataset.field];
    showError(field.querySelector(".error"), sentence);
    field.querySelector("[name]").setAttribute("aria-invalid", String(Boolean(sentence)));
  }
  showError(form.querySelector(".form-error"), Object.values(left).join("\n"));
  form.querySelector('[aria-invalid="true"]')?.focus();
  return Object.keys(errors).length > 0;
}

function showError(place, sentence) {
  place.textContent = sentence ?? "";
  place.hidden = !sentence;
}

dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.addEventListener("close", () => {
  dialog.replaceChildren();
  // The browser gives the focus back to what opened the dialog, unless a new card took its place meanwhile
  if (document.activeElement === document.body) (messageOf(opener) ?? $("line")).focus();
});
const messageOf = (id) => id && list.querySelector(`[data-message="${id}"]`);

// The clock and what is unread
function show({ now, full, next, times, unread, language }) {
  if (language !== lang) location.reload();
  $("now").textContent = now;
  $("now").title = full;
  $("next").textContent = next;
  $("next-label").textContent = next ? script.words.next : script.words.nothing_planned;
  document.querySelector('[data-move="next"]').disabled = !next;
  for (const at of document.querySelectorAll("[data-time]")) at.textContent = times[at.dataset.time];
  for (const dot of document.querySelectorAll("[data-unread]")) dot.hidden = !unread.includes(dot.dataset.unread);
}

for (const button of document.querySelectorAll("[data-move]")) {
  button.addEventListener("click", () =>
    whileBusy(button, () => post("clock", { move: button.dataset.move })),
  );
}

// The language of the person: the state that follows shows the page anew
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () =>
    whileBusy(button, () => post("language", { language: button.dataset.language })),
  );
}

// Narrow screens
function menu(opened) {
  document.body.classList.toggle("menu-open", opened);
  $("menu").setAttribute("aria-expanded", String(opened));
  if (opened) $("side").querySelector("a").focus();
}
$("menu").addEventListener("click", () => menu(!document.body.classList.contains("menu-open")));
document.querySelector("main").addEventListener("click", (event) => event.target.closest("#menu") || menu(false));
$("side").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu(false);
  $("menu").focus();
});

// Live updates; after a gap everything is read anew
async function refresh() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  list.replaceChildren(...page.getElementById("messages").children);
  toBottom();
}

let greeted = false;
function listen() {
  const events = new EventSource(`/chat/events?as=${as}&in=${place}`);
  const on = (name, work) => events.addEventListener(name, (event) => work(JSON.parse(event.data)));
  on("hello", ({ revision }) => {
    if (greeted || revision !== document.body.dataset.revision) refresh();
    greeted = true;
    document.body.dataset.live = "yes";
  });
  on("message", arrive);
  on("state", show);
}

composer(script, async (text) => {
  toBottom();
  const answer = await post("say", { text });
  if (answer?.form) open(answer.form);
  return answer !== null;
});
const sought = $(location.hash.slice(1));
if (sought) sought.scrollIntoView({ block: "center" });
else toBottom();
listen();
