// What is typed into a form of the desk is kept every two seconds and when the field is left,
// and offered back: after a crash, or on another machine. Passwords and files never are.
const EVERY = 2000;
const LONGEST_WAIT = 1500;
const changed = new Map();
const underway = new Map();
// A form that comes back unsaved holds what was sent: nothing older is offered over it.
const sent = new Set();

const drafted = (form) =>
  form.method === "post" && form.dataset.draft !== "off" && new URL(form.action).pathname.startsWith("/desk")
  && !form.querySelector("[type=password]") && form.querySelector("textarea, select, [type=text], input:not([type]), [type=radio], [type=checkbox]");
const key = (form) => new URL(form.action).pathname;
const fieldsOf = (form) => {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "csrf_token" && typeof value === "string") (fields[name] ??= []).push(value);
  }
  return fields;
};
const body = (form) => {
  const data = new FormData();
  data.set("csrf_token", form.querySelector("[name=csrf_token]")?.value ?? "");
  data.set("form", key(form));
  data.set("page", location.pathname + location.search);
  data.set("title", document.querySelector("main h1")?.textContent.trim() ?? document.title);
  data.set("fields", JSON.stringify(fieldsOf(form)));
  return data;
};
const keep = (form) => {
  if (!changed.delete(form) || !form.isConnected) return;
  const sent = fetch("/desk/drafts", { method: "POST", body: body(form), keepalive: true, redirect: "error" })
    .then((answer) => { if (!answer.ok) changed.set(form, true); })
    .catch(() => changed.set(form, true));
  const arrived = Promise.all([underway.get(form), sent]).finally(() => { if (underway.get(form) === arrived) underway.delete(form); });
  underway.set(form, arrived);
};

document.addEventListener("input", ({ target }) => {
  if (target.form && drafted(target.form)) changed.set(target.form, true);
});
document.addEventListener("change", ({ target }) => {
  if (target.form && drafted(target.form)) changed.set(target.form, true);
});
// On the way to the button that sends the form nothing is kept: the draft could arrive after what it is a draft of.
const sends = (control, form) => control?.form === form && control.type === "submit";
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (target.form && !sends(relatedTarget, target.form)) keep(target.form);
});
// What is sent is no draft any more; the server lets it go with the answer that grants the wish.
// It waits for a draft that is still on its way, which would otherwise arrive after it and be offered back.
document.addEventListener("submit", (event) => {
  const form = event.target;
  changed.delete(form);
  const arriving = underway.get(form);
  if (!arriving) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.waits) return;
  form.dataset.waits = "yes";
  Promise.race([arriving, new Promise((resolve) => { setTimeout(resolve, LONGEST_WAIT); })]).then(() => {
    delete form.dataset.waits;
    underway.delete(form);
    form.requestSubmit(event.submitter);
  });
}, true);
// A field that asks for its completions sends nothing.
document.addEventListener("htmx:configRequest", ({ target, detail }) => {
  const form = target.closest?.("form");
  if (!form || detail.verb === "get") return;
  changed.delete(form);
  if (drafted(form)) sent.add(key(form));
});
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  const form = target.closest?.("form");
  if (form && detail.successful) sent.delete(key(form));
});
setInterval(() => [...changed.keys()].forEach(keep), EVERY);
addEventListener("pagehide", () => {
  for (const form of changed.keys()) navigator.sendBeacon("/desk/drafts", body(form));
});

const putBack = (form, fields) => {
  for (const [name, values] of Object.entries(fields)) {
    const left = [...values];
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
      else if (left.length && field.type !== "hidden") field.value = left.shift();
    }
  }
  form.closest("details")?.setAttribute("open", "");
  form.querySelector("textarea, [type=text]")?.focus();
  changed.set(form, true);
};
const button = (text, act) => Object.assign(document.createElement("button"), { type: "button", textContent: text, className: "quiet", onclick: act });
const offer = (form, draft) => {
  const offered = document.createElement("div");
  offered.className = "notice draft";
  offered.setAttribute("role", "group");
  offered.setAttribute("aria-label", "A draft of yours");
  const when = new Date(draft.saved).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const line = Object.assign(document.createElement("p"), { textContent: `You left words here unsent on ${when}.` });
  const discard = () => {
    const data = new FormData();
    data.set("csrf_token", form.querySelector("[name=csrf_token]")?.value ?? "");
    data.set("form", draft.form);
    fetch("/desk/drafts/discard", { method: "POST", body: data });
    offered.remove();
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  };
  const actions = Object.assign(document.createElement("p"), { className: "actions" });
  actions.append(button("Put them back", () => { offered.remove(); putBack(form, draft.fields); }), button("Discard them", discard));
  offered.append(line, actions);
  form.before(offered);
  form.closest("details")?.setAttribute("open", "");
};
const differs = (form, fields) => {
  const now = fieldsOf(form);
  return Object.entries(fields).some(([name, values]) => name !== "version" && JSON.stringify(values) !== JSON.stringify(now[name] ?? []) && values.some(Boolean));
};
const seek = async (root) => {
  const forms = [...root.querySelectorAll("form")].filter((form) => drafted(form) && !form.dataset.sought && !sent.has(key(form)) && !form.querySelector("[aria-invalid=true], .error"));
  if (!forms.length) return;
  forms.forEach((form) => { form.dataset.sought = "yes"; });
  const asked = new URLSearchParams([...new Set(forms.map(key))].map((name) => ["form", name]));
  const answer = await fetch(`/desk/drafts.json?${asked}`).catch(() => null);
  if (!answer?.ok) return;
  const { drafts } = await answer.json();
  for (const draft of drafts) {
    const form = forms.find((each) => key(each) === draft.form && each.isConnected);
    if (form && differs(form, draft.fields) && !changed.has(form)) offer(form, draft);
  }
};
document.addEventListener("DOMContentLoaded", () => seek(document));
document.addEventListener("htmx:load", ({ target }) => { if (target.querySelectorAll) seek(target.parentElement ?? target); });

// Undo is offered for ten seconds, then it goes by itself.
const fade = () => document.querySelectorAll("#status form[data-undo]").forEach((form) => setTimeout(() => form.remove(), Number(form.dataset.undo) * 1000));
document.addEventListener("DOMContentLoaded", fade);
document.addEventListener("htmx:afterSettle", fade);
