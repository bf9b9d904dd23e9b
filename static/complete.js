// Filling a field's suggestions is no outcome: focus stays with who is typing, even under a list of errors.
document.addEventListener(
  "htmx:afterSettle",
  (event) => {
    if (event.detail.target instanceof HTMLDataListElement) event.stopImmediatePropagation();
  },
  true,
);
