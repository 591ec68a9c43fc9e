// An upload with its progress; without this script the form is sent as any other.
"use strict";
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-upload]");
  const file = form && form.querySelector("input[type=file]");
  if (!form || !file || !file.files.length) return;
  event.preventDefault();
  form.querySelectorAll("[role=alert]").forEach((each) => each.remove());
  const button = form.querySelector("button.button");
  const bar = document.createElement("progress");
  bar.className = "progress";
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", form.dataset.uploading);
  form.append(bar);
  button.disabled = true;
  const sent = new XMLHttpRequest();
  sent.upload.addEventListener("progress", (step) => {
    if (step.lengthComputable) bar.value = (100 * step.loaded) / step.total;
  });
  const failed = () => {
    bar.remove();
    button.disabled = false;
    button.focus(); // it lost the focus as it was disabled
    const told = document.createElement("p");
    told.className = "wrong";
    told.setAttribute("role", "alert");
    told.textContent = form.dataset.failed;
    form.append(told);
  };
  sent.addEventListener("error", failed);
  sent.addEventListener("timeout", failed);
  sent.addEventListener("load", () => {
    if ((sent.getResponseHeader("Content-Type") || "").startsWith("application/json")) {
      window.location.assign(JSON.parse(sent.responseText).to);
      return;
    }
    // What is wrong is told by the page that came back.
    const page = new DOMParser().parseFromString(sent.responseText, "text/html");
    const main = page.querySelector("main");
    if (!main) {
      failed(); // something between here and the service answered
      return;
    }
    document.title = page.title;
    document.querySelector("main").replaceWith(main);
    const errors = document.querySelector(".errors");
    if (errors) errors.focus();
  });
  sent.open("POST", form.action);
  sent.setRequestHeader("Accept", "application/json");
  sent.send(new FormData(form));
});
