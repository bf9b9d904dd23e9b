// Marking passages, in Unicode code points. Inside #text stands the text itself, letter by letter.
export const $ = (id) => document.getElementById(id);
export const count = (string) => [...string].length;
export const text = () => $("text");
const inside = (node) => text()?.contains(node);

// Where a DOM position stands in the text, and back.
export const offset = (node, at) => {
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

// What is selected in the text, without white space at its ends.
export const selected = () => {
  const selection = getSelection();
  if (!text() || selection.isCollapsed || !inside(selection.anchorNode) || !inside(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const words = range.toString();
  const from = start + count(words) - count(words.trimStart());
  return words.trim() ? [from, from + count(words.trim())] : null;
};
export const select = ([start, end]) => {
  getSelection().setBaseAndExtent(...position(start), ...position(end));
  offer();
};

// What was taken stays visible while the form is filled in.
const keep = (start, end) => {
  const range = document.createRange();
  range.setStart(...position(start));
  range.setEnd(...position(end));
  if (globalThis.Highlight) CSS.highlights.set("taken", new Highlight(range));
};

// Put a passage into the form; ask the server what its surroundings suggest for what nobody chose yet.
export const take = async ([start, end]) => {
  const exact = [...text().textContent].slice(start, end).join("");
  const form = $("attribution");
  for (const [name, value] of Object.entries({ exact, start, end, taken: exact, prefix: "", suffix: "" })) form.elements[name].value = value;
  offer();
  $("attribute").open = true;
  keep(start, end);
  form.elements.speaker.focus();
  form.elements.speaker.select();
  const answer = await fetch(`${text().dataset.address}/passage.json?start=${start}&end=${end}`).catch(() => null);
  if (!answer?.ok || +form.elements.start.value !== start || !form.isConnected) return;
  const guess = await answer.json();
  if (!form.dataset.cue) form.elements.cue.value = guess.cue;
  if (!form.dataset.manner) form.elements.manner.value = guess.manner;
};

// The button beside a selection.
export const offer = () => {
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
});

// What a person chose or typed is not guessed over; other words are another passage.
document.addEventListener("input", (event) => {
  const { form, name } = event.target;
  if (form?.id !== "attribution") return;
  if (name === "cue" || name === "manner") form.dataset[name] = "own";
});

// A number in the margin or the text lights up what belongs to it.
const light = (event) => {
  const number = event.target.closest?.("[data-number]")?.dataset.number;
  for (const mark of document.querySelectorAll("mark[data-of]")) mark.classList.toggle("lit", number !== undefined && mark.dataset.of.split(" ").includes(number));
};
document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);

// The margin keeps beside the text: what was attributed in the sentence with the focus comes into its view.
document.addEventListener("focusin", (event) => {
  const number = event.target.closest?.(".sentence")?.querySelector("mark")?.dataset.of.split(" ")[0];
  const note = document.querySelector(`.note[data-number="${number}"]`);
  if (note && !$("attribute").open) $("margin").scrollTop += note.getBoundingClientRect().top - $("margin").getBoundingClientRect().top - 60;
});
const ready = () => text()?.classList.add("scripted");
document.addEventListener("htmx:afterSettle", () => { ready(); offer(); });
ready();
