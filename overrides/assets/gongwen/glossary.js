/* The field that narrows the glossary: by term, alias, names elsewhere, English and sound (with or without tones). */
(function () {
  "use strict";

  var field = /** @type {HTMLInputElement} */ (document.getElementById("gw-filter"));
  var status = document.querySelector(".gw-narrow [role=status]");
  var entries = Array.prototype.slice.call(document.querySelectorAll("[data-find]"));
  var words = entries.map(function (entry) {
    return folded(entry.getAttribute("data-find"));
  });

  /* yī wǎng → yiwang: the combining marks that the tones become, and all room, are left out. */
  function folded(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f\s]/g, "")
      .toLowerCase();
  }

  function narrow() {
    var wanted = folded(field.value);
    var found = 0;
    entries.forEach(function (entry, number) {
      entry.hidden = words[number].indexOf(wanted) < 0;
      if (!entry.hidden) found += 1;
    });
    Array.prototype.forEach.call(document.querySelectorAll(".gw-glossary section"), function (section) {
      section.hidden = !section.querySelector("[data-find]:not([hidden])");
    });
    Array.prototype.forEach.call(document.querySelectorAll(".gw-letters, .gw-topics"), function (part) {
      part.hidden = wanted !== "";
    });
    status.textContent =
      wanted && status.getAttribute(found ? "data-some" : "data-none").replace("{count}", String(found));
  }

  field.addEventListener("input", narrow);
  narrow(); // a browser that goes back to the page brings the old value along
})();
