// When a reader was here last stays in her browser; it is sent only if she follows the link.
// Pages read within half an hour are one visit.
const VISITS = "factcheck-visits";
const PAUSE = 30 * 60 * 1000;
const tellOf = (last) => {
  const moment = new Date(last);
  for (const link of document.querySelectorAll("[data-since]")) {
    link.href = `/changes?since=${moment.toISOString().slice(0, 19)}Z`;
    link.textContent = `What changed since ${moment.toLocaleDateString("en-GB", { dateStyle: "long" })}`;
  }
};
const remember = () => {
  const now = Date.now();
  const { seen, last } = JSON.parse(localStorage.getItem(VISITS) || "{}");
  const before = now - seen < PAUSE ? last : seen;
  localStorage.setItem(VISITS, JSON.stringify({ seen: now, last: before }));
  if (before) tellOf(before);
};
const offerToForget = () => {
  const button = document.querySelector("[data-forget]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    localStorage.removeItem(VISITS);
    button.replaceWith("It is forgotten.");
  });
};
try {
  remember();
  offerToForget();
} catch {
  // A browser that keeps nothing shows the plain link.
}
