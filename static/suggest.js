// Deciding on suggestions by keyboard: j and k walk, Enter accepts, x refuses, u undoes. Never while typing.
import { $, select, selected, text } from "./select.js";

const items = () => [...document.querySelectorAll(".suggestion")];
const current = () => document.activeElement.closest?.(".suggestion");
const allowed = () => localStorage.getItem("single-keys") !== "off";
const beside = () => getComputedStyle($("margin")).position === "sticky";

// From nowhere the walk starts at the sentence that has the focus, else at the first one.
const near = (by) => {
  const from = +(document.activeElement.closest?.(".sentence")?.dataset.start ?? -1);
  return by > 0 ? items().find((one) => +one.dataset.start >= from) : items().findLast((one) => +one.dataset.start < from);
};
const walk = (by) => {
  const here = items().indexOf(current());
  (here < 0 ? near(by) : items()[here + by])?.focus();
};

const keys = {
  j: () => walk(1),
  k: () => walk(-1),
  x: () => current()?.querySelector("form.refuse").requestSubmit(),
  u: () => $("undo-last")?.click(),
  "?": () => { $("keys").open = !$("keys").open; $("keys-summary").focus(); },
};
document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !allowed()) return;
  if (target.closest("input, textarea, select, [contenteditable]")) return;
  if (!target.closest(".reading") && !target.matches("body, #main")) return;
  if (key === "Enter" && target.matches(".suggestion")) target.querySelector(".accept").click();
  else if (Object.hasOwn(keys, key) && !event.repeat | "jk".includes(key)) keys[key]();
  else return;
  event.preventDefault();
});

// The suggestion with the focus or under the pointer lights up in the text, and is brought into view there.
const light = ({ target, type }) => {
  const one = target.closest?.(".suggestion, .suggested-ref");
  const id = one?.id.split("-")[1] ?? one?.hash?.split("-")[1];
  for (const mark of document.querySelectorAll(".suggested")) mark.classList.toggle("lit", mark.dataset.suggested.split(" ").includes(id));
  if (type === "focusin" && target.matches(".suggestion") && beside()) $(`suggested-${id}`)?.nextElementSibling?.scrollIntoView({ block: "center" });
};
document.addEventListener("focusin", light);
document.addEventListener("pointerover", light);

// Marks that arrive while somebody selects words leave the selection as it is.
let kept = null;
document.addEventListener("htmx:beforeSwap", () => { kept = text() && selected(); });
document.addEventListener("htmx:afterSettle", () => {
  ready();
  if (kept && text() && !selected()) select(kept);
  kept = null;
});

// Whoever speaks to the machine turns single letters off; the choice stays in this browser.
const ready = () => {
  const box = $("single-keys");
  if (!box) return;
  box.checked = allowed();
  box.closest("[hidden]")?.removeAttribute("hidden");
};
document.addEventListener("change", ({ target }) => {
  if (target.id === "single-keys") localStorage.setItem("single-keys", target.checked ? "on" : "off");
});
ready();
