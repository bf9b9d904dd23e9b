// Walking through the text by keyboard: sentence by sentence, word by word, quotation by quotation.
import { $, count, offer, offset, select, selected, take, text } from "./select.js";

const sentences = () => [...text().querySelectorAll(".sentence")];
const bounds = (sentence) => [+sentence.dataset.start, +sentence.dataset.end];

// The sentence that Tab leads to.
const current = () => text()?.querySelector('.sentence[tabindex="0"]');
const go = (sentence) => {
  if (!sentence) return;
  current()?.setAttribute("tabindex", "-1");
  sentence.setAttribute("tabindex", "0");
  sentence.focus();
};
const beside = (sentence, by) => sentences()[sentences().indexOf(sentence) + by];

const words = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}’'.-]*[\p{L}\p{N}\p{M}])?/gu;
const edges = (side) => {
  const all = text().textContent;
  return [...all.matchAll(words)].map((found) => count(all.slice(0, found.index)) + (side ? count(found[0]) : 0));
};
const shift = ([start, end], side, by) => {
  const places = edges(side).filter((place) => (side ? place > start : place < end));
  const from = side ? end : start;
  const next = by > 0 ? places.find((place) => place > from) : places.findLast((place) => place < from);
  if (next === undefined) return [start, end];
  return side ? [start, next] : [next, end];
};
const quoted = (sentence, range) => {
  const home = sentence.closest("p");
  const [first, last] = bounds(sentence);
  const base = offset(home, 0);
  const found = [...home.textContent.matchAll(/["“”„‟«»「『]([^"“”„‟«»「」『』]+)["“”„‟«»」』]/gu)].map((match) => {
    const start = base + count(home.textContent.slice(0, match.index)) + 1;
    return [start, start + count(match[1].replace(/[,،]\s*$/u, ""))];
  }).filter(([start, end]) => start < last && end > first);
  return found[(found.findIndex(([start, end]) => start === range?.[0] && end === range?.[1]) + 1) % found.length];
};

const keys = {
  ArrowDown: (s) => go(beside(s, 1)),
  ArrowUp: (s) => go(beside(s, -1)),
  Home: () => go(sentences()[0]),
  End: () => go(sentences().at(-1)),
  Enter: (s, range) => take(range || bounds(s)),
  "]": (s, range) => select(shift(range || bounds(s), 1, 1)),
  "[": (s, range) => select(shift(range || bounds(s), 1, -1)),
  "{": (s, range) => select(shift(range || bounds(s), 0, -1)),
  "}": (s, range) => select(shift(range || bounds(s), 0, 1)),
  q: (s, range) => { const found = quoted(s, range); if (found) select(found); },
  "?": () => { $("keys").open = !$("keys").open; $("keys-summary").focus(); },
  Escape: () => { getSelection().removeAllRanges(); offer(); },
};
keys.ArrowRight = keys.ArrowDown;
keys.ArrowLeft = keys.ArrowUp;
const extend = (sentence, range, by) => {
  const [start, end] = range || bounds(sentence);
  const all = sentences().map(bounds);
  const ends = all.map((place) => place[1]).filter((place) => place > start);
  const next = by > 0 ? ends.find((place) => place > end) : ends.findLast((place) => place < end);
  select([start, next ?? end]);
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const sentence = event.target.closest?.(".sentence");
  if (!sentence) {
    if (event.key === "Escape" && event.target.closest?.("#attribute, #keys")) current()?.focus();
    return;
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.shiftKey && by) extend(sentence, selected(), by);
  else if (keys[event.key] && event.target === sentence) keys[event.key](sentence, selected());
  else return;
  event.preventDefault();
});

// A focused sentence becomes the one Tab leads to.
document.addEventListener("focusin", (event) => {
  if (event.target.classList?.contains("sentence") && event.target !== current()) go(event.target);
});
document.addEventListener("click", (event) => {
  if (event.target.id !== "back-to-text") return;
  event.preventDefault();
  current()?.focus();
});
