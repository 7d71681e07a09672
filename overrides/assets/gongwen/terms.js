/*
 * What a term means, beside it: loaded by gongwen.js when the first of them is pointed at, reached or touched.
 * A mouse opens it by resting on the term and follows the link by a click; Enter and a finger open it; Escape closes it.
 */
(function () {
  "use strict";

  var OPEN_AFTER = 150; // milliseconds: a mouse that only passes opens nothing
  var CLOSE_AFTER = 300; // time to move from the term into the box
  var GAP = 6; // pixels between the two
  var MARGIN = 12; // pixels between the box and the window's edge

  var data = document.createElement("script");
  var box = null;
  var owner = null; // the link whose box is open
  var held = false; // opened on purpose: a mouse that leaves does not close it
  var timer = 0;
  var tried = false; // the meanings have come, or will not
  var waiting = null; // what to open then

  // --- the box

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function line(className, pieces) {
    var made = element("p", className);
    pieces.forEach(function (piece) {
      made.append(piece);
    });
    return made;
  }

  function makeBox() {
    box = element("div", "gw-popover");
    box.id = "gw-popover";
    box.hidden = true;
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", "gw-popover-term");
    box.setAttribute("data-apparatus", "");
    box.addEventListener("keydown", leaveByTab);
    box.addEventListener("pointerenter", stay);
    box.addEventListener("pointerleave", leave);
    document.body.append(box);
  }

  function regional(name) {
    var word = element("span", "", name[2]);
    word.lang = name[0];
    return line("", [name[1], word]);
  }

  function fill(entry, labels, link) {
    var name = element("strong", "", entry.term);
    var page = element("a", "", labels.page);
    var close = element("button", "", labels.close);
    name.id = "gw-popover-term";
    page.href = link.href;
    close.type = "button";
    close.addEventListener("click", closeBack);
    box.replaceChildren(line("gw-popover-head", [name]));
    box.append(line("", [entry.definition]));
    if (entry.aliases.length) box.append(line("gw-popover-fact", [labels.aliases + "：" + entry.aliases.join("、")]));
    entry.regional.forEach(function (called) {
      box.append(regional(called));
      box.lastChild.className = "gw-popover-fact";
    });
    box.append(line("gw-popover-fact", [labels.source + "：" + entry.source]));
    box.append(line("gw-popover-foot", [page, close]));
  }

  // --- open and close

  function keyOf(link) {
    var parts = new URL(link.href).pathname.replace(/(\/index)?\.html$|\/$/, "").split("/");
    return decodeURIComponent(parts[parts.length - 1]);
  }

  /* Opens the box of a link; where nothing is known of its term, `otherwise` happens. */
  function open(link, height, onPurpose, otherwise) {
    if (!tried) {
      waiting = function () {
        open(link, height, onPurpose, otherwise);
      };
      return;
    }
    var entry = window.gongwenTerms && window.gongwenTerms.terms[keyOf(link)];
    if (!entry) return otherwise();
    close();
    if (!box) makeBox();
    fill(entry, window.gongwenTerms.labels, link);
    owner = link;
    held = onPurpose;
    owner.setAttribute("aria-expanded", "true");
    box.hidden = false;
    place(link, height);
    if (held) box.focus({ preventScroll: true });
  }

  function close() {
    clearTimeout(timer);
    if (!owner) return;
    owner.setAttribute("aria-expanded", "false");
    owner = null;
    box.hidden = true;
  }

  /* Closes the box and gives the focus back to where it came from. */
  function closeBack() {
    var link = owner;
    var inside = box.contains(document.activeElement);
    close();
    if (inside) link.focus();
  }

  /* Below the term (a mouse: below that of its lines that it is on), above it where there is more room; never out of the window. */
  function place(link, height) {
    var lines = Array.prototype.slice.call(link.getClientRects());
    var last = lines[lines.length - 1];
    var at = held
      ? last
      : lines.filter(function (rect) {
          return height <= rect.bottom;
        })[0] || last;
    var room = document.documentElement.clientWidth - box.offsetWidth - MARGIN;
    var fits = at.bottom + GAP + box.offsetHeight <= window.innerHeight;
    var above = at.top - GAP - box.offsetHeight;
    box.style.left = window.scrollX + Math.max(MARGIN, Math.min(at.left, room)) + "px";
    box.style.top = window.scrollY + (fits || above < 0 ? at.bottom + GAP : above) + "px";
  }

  // --- pointer, keyboard, touch

  function termOf(event) {
    return event.target.closest ? event.target.closest("a.gw-term") : null;
  }

  function nothing() {}

  function hover(event) {
    var link = termOf(event);
    if (!link || event.pointerType !== "mouse") return;
    clearTimeout(timer);
    if (link === owner) return;
    timer = setTimeout(open, OPEN_AFTER, link, event.clientY, false, nothing);
  }

  function unhover(event) {
    if (!termOf(event)) return;
    waiting = null;
    leave();
  }

  function stay() {
    clearTimeout(timer);
  }

  function leave() {
    clearTimeout(timer);
    if (!held) timer = setTimeout(close, CLOSE_AFTER);
  }

  /* A click of a mouse follows the link, as do those that open a tab or a window. */
  function click(event) {
    var link = termOf(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (event.detail && (event.pointerType === undefined || event.pointerType === "mouse")) return;
    event.preventDefault();
    open(link, event.clientY, true, function () {
      location.href = link.href;
    });
  }

  function outside(event) {
    if (owner && !box.contains(event.target) && termOf(event) !== owner) close();
  }

  function closeOnEscape(event) {
    if (event.key === "Escape" && owner) closeBack();
  }

  /* Out of the box the tabulator goes on from the term, in whose place the box stands. */
  function leaveByTab(event) {
    var stops = box.querySelectorAll("a, button");
    var edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (event.key !== "Tab") return;
    if (document.activeElement !== edge && !(event.shiftKey && document.activeElement === box)) return;
    closeBack();
    if (event.shiftKey) event.preventDefault();
  }

  function wake() {
    tried = true;
    if (waiting) waiting();
  }

  Array.prototype.forEach.call(document.querySelectorAll("a.gw-term"), function (link) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    if (link.matches(":hover"))
      timer = setTimeout(open, OPEN_AFTER, link, link.getBoundingClientRect().top, false, nothing);
  });
  document.addEventListener("pointerover", hover);
  document.addEventListener("pointerout", unhover);
  document.addEventListener("pointerdown", outside);
  document.addEventListener("click", click);
  document.addEventListener("keydown", closeOnEscape);
  data.addEventListener("load", wake);
  data.addEventListener("error", wake);
  data.src = document.querySelector("script[data-gw-site]").getAttribute("data-gw-site") + "glossary/terms.js";
  document.head.append(data);
})();
