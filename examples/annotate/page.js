// Finds the fields of a place in the text, and the places of a field: what has the same name in data-is belongs together.
"use strict";
(() => {
  const text = document.getElementById("text");
  const fields = document.getElementById("fields");
  const besideEachOther = matchMedia("(min-width: 62rem)");
  const parts = new Map();
  for (const element of document.querySelectorAll("[data-is]")) {
    for (const name of names(element)) {
      if (!parts.has(name)) parts.set(name, []);
      parts.get(name).push(element);
    }
  }
  let lit = [];
  let kept = [];
  let rest = 0;

  function names(element) {
    return element.dataset.is.split(" ");
  }

  function light(wanted) {
    for (const element of lit) element.classList.remove("on");
    lit = wanted.flatMap((name) => parts.get(name) ?? []);
    for (const element of lit) element.classList.add("on");
  }

  // The first part of the other side.
  function partner(element, name) {
    const there = text.contains(element) ? fields : text;
    return (parts.get(name) ?? []).find((part) => there.contains(part) && !part.matches(".role"));
  }

  function reveal(element, always) {
    if (!element || !(always || besideEachOther.matches)) return;
    const box = element.getBoundingClientRect();
    if (box.top >= 0 && box.bottom <= innerHeight) {
      // In the window, but perhaps scrolled out of the list of fields.
      if (fields.contains(element)) element.scrollIntoView({ block: "nearest" });
    } else {
      element.scrollIntoView({ block: fields.contains(element) && besideEachOther.matches ? "nearest" : "center" });
    }
  }

  function over(element) {
    clearTimeout(rest);
    light(element ? names(element) : kept);
  }

  // A scrolled page passes below a pointer that rests: that is no wish to see something else.
  let at = "";
  const place = (event) => `${event.screenX} ${event.screenY}`;
  document.addEventListener("pointermove", (event) => (at = place(event)));
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || at === place(event)) return;
    const element = event.target.closest("[data-is]");
    over(element);
    if (element) rest = setTimeout(() => reveal(partner(element, names(element)[0])), 300);
  });
  document.documentElement.addEventListener("pointerleave", () => over(null));

  document.addEventListener("focusin", (event) => {
    const element = event.target.closest("[data-is]");
    over(element);
    if (element && event.target.matches(":focus-visible")) reveal(partner(element, names(element)[0]));
  });
  document.addEventListener("focusout", () => over(null));

  document.addEventListener("click", (event) => {
    const element = event.target.closest("[data-is]");
    if (!element || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!getSelection().isCollapsed) return;
    const name = names(element)[0];
    const other = partner(element, name);
    if (!other) return;
    event.preventDefault();
    kept = [name];
    reveal(other, true);
    const line = other.closest(".line");
    const link = other.querySelector("a") ?? line?.querySelector(`a.role[data-is~="${name}"]`) ?? other;
    if (!link.matches("a")) link.tabIndex = -1;
    link.focus({ preventScroll: true });
    light(kept);
    history.replaceState(null, "", "#" + (other.id || link.id));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    kept = [];
    light(kept);
  });
})();
