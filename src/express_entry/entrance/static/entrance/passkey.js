// Passkeys: the browser makes or shows one, and its answer goes along with the form. Without script the form stays hidden.
"use strict";
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (many) => (many || []).map((each) => ({ ...each, id: bytes(each.id) }));

  // What the service asked for, with bytes where it wrote text.
  const asked = (options) => {
    const own = options.publicKey;
    const made = { ...own, challenge: bytes(own.challenge) };
    if (own.user) made.user = { ...own.user, id: bytes(own.user.id) };
    if (own.excludeCredentials) made.excludeCredentials = listed(own.excludeCredentials);
    if (own.allowCredentials) made.allowCredentials = listed(own.allowCredentials);
    return { publicKey: made };
  };

  // What the browser answered, with text where it has bytes.
  const told = (key) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[name]) response[name] = text(key.response[name]);
    }
    return { id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} };
  };

  for (const form of document.querySelectorAll("form.passkey")) {
    if (!window.PublicKeyCredential) continue;
    form.parentElement.hidden = false;
    for (const each of document.querySelectorAll(".without-script")) each.hidden = true;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector("[role=alert]");
      failed.hidden = true;
      try {
        const options = asked(JSON.parse(form.dataset.options));
        const key = await navigator.credentials[form.dataset.way](options);
        form.elements.passkey.value = JSON.stringify(told(key));
        form.submit();
      } catch (error) {
        failed.hidden = false;
      }
    });
  }
})();
