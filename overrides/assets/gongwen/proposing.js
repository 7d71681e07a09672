/*
 * Words of the text proposed as a term of the glossary: a button beside them leads to the form, which it fills in. Loaded
 * by gongwen.js after selecting.js. The words are the source's, on a converted page too: the glossary is written in them.
 */
(function () {
  "use strict";

  var LEAST = 2; // characters of a term, as the checker has it
  var MOST = 40;

  var selecting = window.gongwenSelecting;
  /** @type {HTMLAnchorElement} */
  var link = document.querySelector("a[data-gw-propose]");
  if (!selecting || !link) return;

  function words(stretches) {
    var stretch = stretches[0];
    return selecting.source(stretch.eid).slice(stretch.start, stretch.end).join("").trim();
  }

  function isTerm(stretches) {
    var length = Array.from(words(stretches)).length;
    return stretches.length === 1 && length >= LEAST && length <= MOST;
  }

  function lead(stretches) {
    location.href = link.href.replace("#", "?term=" + encodeURIComponent(words(stretches)) + "#");
  }

  selecting.offer({ name: "gw-propose-open", words: link.textContent, fits: isTerm, act: lead });
})();
