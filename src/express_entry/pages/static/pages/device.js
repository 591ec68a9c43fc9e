// Answers of an assessment kept in this browser: only where the person asks for it, and until they delete them.
// Nothing is sent anywhere but to this service, and only to have the answers as a document, or to go on with them.
"use strict";
(() => {
  const KEY = "express-entry.answers";
  const box = document.querySelector("[data-device]");
  if (!box) return;
  const part = (name) => box.querySelector(`[data-part="${name}"]`);
  const told = part("told");

  const kept = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      return found && typeof found.document === "string" ? found : null;
    } catch {
      return null; // a browser that keeps nothing, or something that is not ours
    }
  };

  const written = (day) => {
    const found = new Date(day);
    const options = { dateStyle: "long", timeStyle: "short" };
    return Number.isNaN(found.valueOf()) ? "" : found.toLocaleString(document.documentElement.lang, options);
  };

  const show = (words) => {
    const found = kept();
    for (const each of box.querySelectorAll("[data-when=kept]")) each.hidden = !found;
    told.textContent = words || (found ? box.dataset.kept.replace("{day}", written(found.saved)) : "");
    box.hidden = !found && !words && box.dataset.device === "offer";
  };

  const save = async () => {
    const form = document.getElementById("answers");
    const fields = new FormData(form);
    fields.set("file", "kept");
    try {
      const answer = await fetch(box.dataset.document, { method: "POST", body: fields });
      if (!answer.ok || !(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error();
      const text = await answer.text();
      localStorage.setItem(KEY, JSON.stringify({ saved: new Date().toISOString(), document: text }));
      show();
    } catch {
      show(box.dataset.failed);
    }
  };

  const remove = () => {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // what keeps nothing has nothing to delete
    }
    show(box.dataset.deleted);
    told.focus();
  };

  part("delete").addEventListener("click", remove);
  if (part("save")) part("save").addEventListener("click", save);
  const go = part("go");
  if (go) {
    go.addEventListener("submit", (event) => {
      const found = kept();
      if (!found) {
        event.preventDefault();
        show(box.dataset.deleted);
        return;
      }
      go.elements.text.value = found.document;
    });
  }
  window.addEventListener("storage", () => show()); // another tab saved or deleted
  show();
})();
