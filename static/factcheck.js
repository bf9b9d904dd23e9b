// After a swap focus stays on a control, and an answer that refuses is read at once.
// Only what was swapped in may ask for it: the options of a field that is being typed in do not.
// What the page fetched by itself leaves the focus alone.
const settle = ({ target, detail }) => {
  if (detail.requestConfig && !detail.requestConfig.triggeringEvent) return;
  const wanted = target.matches?.("[data-focus]") ? target : target.querySelector?.("[data-focus]");
  if (wanted) {
    wanted.focus();
    return;
  }
  if (document.activeElement === document.body) {
    (document.querySelector("main h1[tabindex], main [autofocus]") || document.getElementById("main"))?.focus({ preventScroll: true });
  }
};
document.addEventListener("htmx:afterSettle", settle);
// A page opened after something was done starts at its content, not at the menu.
document.addEventListener("DOMContentLoaded", () => {
  const done = document.querySelector("#status p") && !location.hash && document.getElementById("main");
  (document.querySelector("[data-focus]") || done || null)?.focus({ preventScroll: Boolean(done) });
});

// A request that never got an answer says so; what was typed stays in the form.
const tell = (sentence) => {
  const line = document.getElementById("status");
  if (line) line.replaceChildren(Object.assign(document.createElement("p"), { textContent: sentence }));
};
document.addEventListener("htmx:sendError", () => tell("The server could not be reached. Nothing was sent; your text is still here."));
document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  tell(page.querySelector("main p")?.textContent || "That did not work. Your text is still here.");
});
