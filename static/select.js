// Marking passages: by mouse, by keyboard, in Unicode code points. Inside #text stands the text itself, letter by letter.
const $ = (id) => document.getElementById(id);
const count = (string) => [...string].length;
const text = () => $("text");
const inside = (node) => text()?.contains(node);

// Where a DOM position stands in the text, and back.
const offset = (node, at) => {
  const range = document.createRange();
  range.setStart(text(), 0);
  range.setEnd(node, at);
  return count(range.toString());
};
const position = (wanted) => {
  const walker = document.createTreeWalker(text(), NodeFilter.SHOW_TEXT);
  let left = wanted;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = [...node.data];
    if (left <= points.length) return [node, points.slice(0, left).join("").length];
    left -= points.length;
  }
  return [text(), text().childNodes.length];
};

const sentences = () => [...text().querySelectorAll(".sentence")];
const bounds = (sentence) => [+sentence.dataset.start, +sentence.dataset.end];

// What is selected in the text, without white space at its ends; else the sentence with the focus.
const selected = () => {
  const selection = getSelection();
  if (!text() || selection.isCollapsed || !inside(selection.anchorNode) || !inside(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const words = range.toString();
  const from = start + count(words) - count(words.trimStart());
  return words.trim() ? [from, from + count(words.trim())] : null;
};
const select = ([start, end]) => {
  getSelection().setBaseAndExtent(...position(start), ...position(end));
  offer();
};

// Put a passage into the form; ask the server what its surroundings suggest for what nobody chose yet.
const take = async ([start, end]) => {
  const exact = [...text().textContent].slice(start, end).join("");
  const form = $("attribution");
  for (const [name, value] of Object.entries({ exact, start, end, taken: exact, prefix: "", suffix: "" })) form.elements[name].value = value;
  offer();
  form.elements.speaker.focus();
  form.elements.speaker.select();
  const answer = await fetch(`${text().dataset.address}/passage.json?start=${start}&end=${end}`).catch(() => null);
  if (!answer?.ok || +form.elements.start.value !== start || !form.isConnected) return;
  const guess = await answer.json();
  if (!form.dataset.cue) form.elements.cue.value = guess.cue;
  if (!form.dataset.manner) form.elements.manner.value = guess.manner;
};

// The button beside a selection.
const offer = () => {
  const found = selected();
  let button = $("take");
  if (!found) return button?.remove();
  if (!button) {
    button = Object.assign(document.createElement("button"), { id: "take", type: "button", textContent: "Attribute this" });
    document.body.append(button);
  }
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  button.style.insetBlockStart = `${scrollY + box.bottom + 6}px`;
  button.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - button.offsetWidth - 8))}px`;
};
document.addEventListener("selectionchange", () => { clearTimeout(offer.timer); offer.timer = setTimeout(offer, 120); });
document.addEventListener("mousedown", (event) => { if (event.target.id === "take") event.preventDefault(); });
document.addEventListener("click", (event) => {
  if (event.target.id === "take") take(selected());
  if (event.target.id === "back-to-text") { event.preventDefault(); current()?.focus(); }
});

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
    return [start, start + count(match[1])];
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
  select([start, range || by < 0 ? next ?? end : end]);
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

// A focused sentence becomes the one Tab leads to; what a person chose or typed is not guessed over.
document.addEventListener("focusin", (event) => {
  if (event.target.classList?.contains("sentence") && event.target !== current()) go(event.target);
});
document.addEventListener("input", (event) => {
  const { form, name } = event.target;
  if (form?.id !== "attribution") return;
  if (name === "cue" || name === "manner") form.dataset[name] = "own";
  if (name === "exact") for (const other of ["start", "end", "taken"]) form.elements[other].value = "";
});

// A number in the margin or the text lights up what belongs to it.
const light = (event) => {
  const number = event.target.closest?.("[data-number]")?.dataset.number;
  for (const mark of document.querySelectorAll("mark[data-of]")) mark.classList.toggle("lit", number !== undefined && mark.dataset.of.split(" ").includes(number));
};
document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);
const ready = () => text()?.classList.add("scripted");
document.addEventListener("htmx:afterSwap", () => { ready(); offer(); });
ready();
