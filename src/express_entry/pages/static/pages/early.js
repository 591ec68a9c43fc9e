// What somebody typed before htmx was there to hear it, or what their browser put back: said again once it listens.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const field of document.querySelectorAll("input[hx-trigger], form[hx-trigger] input")) {
    if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
});
