/* The site's own script: classic, in <head>, a few lines. Pages are whole without it. */
(function () {
  "use strict";

  var root = document.documentElement;
  var THEMES = ["auto", "light", "dark"];
  var MEDIA = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };

  root.classList.remove("no-js");
  root.classList.add("js");

  // --- each feature starts by itself: one that fails is told of once, in the console, and stops no other

  var failed = {};

  function guarded(name, act) {
    return function (...given) {
      try {
        return act.apply(this, given);
      } catch (fault) {
        if (!failed[name]) console.warn("gongwen: " + name, fault);
        failed[name] = true;
      }
    };
  }

  function start(name, act) {
    guarded(name, act)();
  }

  /* The eId that an address names after its #; "" where it names none, or its percent signs mean nothing. */
  function eidIn(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch (malformed) {
      return "";
    }
  }

  // --- what the reader chose is kept in the browser and never leaves it; 关于 (docs/about.md) names every key

  function kept(key) {
    try {
      return localStorage.getItem(key);
    } catch (refused) {
      return null; // storage is switched off
    }
  }

  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch (refused) {
      // the choice then holds for this page only
    }
  }

  // --- the last place read in each document, the newest first: [document, its page's path below the site, eId]

  function lastPlaces() {
    try {
      return JSON.parse(kept("gongwen.places") || "[]").filter(isPlace);
    } catch (broken) {
      return []; // whatever lies there is not ours
    }
  }

  function isPlace(place) {
    return (
      Array.isArray(place) &&
      place.length === 3 &&
      place.every(function (part) {
        return typeof part === "string" && /^[\w./-]+$/.test(part);
      })
    );
  }

  /* Room for the link to it is there from the first picture: nothing moves when reading.js fills it. */
  function makeRoomForPlace(slug) {
    var known = lastPlaces().some(function (place) {
      return !slug || place[0] === slug;
    });
    root.toggleAttribute("data-place", slug !== null && known);
  }

  // --- scripts that are not needed at once come from this script's folder, in order

  var here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  // The site of the page's own script, where what is said in its words lies.
  var site = new URL(document.currentScript.getAttribute("data-gw-site"), location.href).href;

  function load(names) {
    return names.map(function (name) {
      var script = document.createElement("script");
      script.src = new URL(name, here).href;
      script.async = false; // one after another
      document.head.appendChild(script);
      return script;
    });
  }

  // --- light, dark, or as the system says

  function storedTheme() {
    var theme = kept("gongwen.theme");
    return THEMES.indexOf(theme) < 0 ? "auto" : theme;
  }

  function applyTheme(theme) {
    /** @type {HTMLLinkElement} */
    var sheet = document.querySelector("link[data-gw-dark]");
    sheet.media = MEDIA[theme];
    root.setAttribute("data-theme", theme);
  }

  function labelTheme(button, theme) {
    button.setAttribute("aria-label", button.getAttribute("data-" + theme));
    button.title = button.getAttribute("data-" + theme);
  }

  function themeButton(button) {
    labelTheme(button, storedTheme());
    button.addEventListener("click", function () {
      var theme = THEMES[(THEMES.indexOf(root.getAttribute("data-theme")) + 1) % THEMES.length];
      keep("gongwen.theme", theme);
      applyTheme(theme);
      labelTheme(button, theme);
    });
  }

  // --- 适老: large type, high contrast, wide spacing, no columns (style/large.css)

  function largeButton(button) {
    button.setAttribute("aria-pressed", root.hasAttribute("data-large"));
    button.addEventListener("click", function () {
      var large = root.toggleAttribute("data-large");
      keep("gongwen.large", large ? "on" : null);
      button.setAttribute("aria-pressed", large);
      layNotes();
      scrollByKeyboard();
    });
  }

  // --- links to the same page in another script keep the place in the text

  /* The place on the page: what its address names, else what stands at the height where one reads. */
  function placeNow() {
    var read = window.gongwen.eidRead ? window.gongwen.eidRead() : "";
    return location.hash || (read && "#" + read);
  }

  function keepAnchor() {
    each("a[data-gw-keep-anchor]", function (link) {
      link.href = link.href.split("#")[0] + placeNow();
    });
  }

  // --- what holds from a day on, or before one: no build knows what day it is

  /* The reader's day, as days are written in pages: 2026-01-31. On the page of a work ?on= puts another in its place. */
  window.gongwenToday = function () {
    var asked = /[?&]on=(\d{4}-\d{2}-\d{2})(?:&|$)/.exec(location.search);
    if (asked && document.querySelector(".gw-work")) return asked[1];
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  };

  function showWhatHolds() {
    var today = window.gongwenToday();
    each("[data-from], [data-until]", function (words) {
      words.hidden =
        today < (words.getAttribute("data-from") || "") || today >= (words.getAttribute("data-until") || "~");
    });
  }

  // --- an #anchor that is not on this page may have been before: where its text stands now is looked up

  function followAnchor() {
    var article = document.getElementById("gw-text");
    var places = article && article.getAttribute("data-gw-moved");
    var eid = eidIn(location.hash);
    if (places && eid && !document.getElementById(eid)) load(["moved.js", new URL(places, location.href).href]);
  }

  // --- what an address leads to is seen, also where it is folded

  function unfold() {
    var place = document.getElementById(eidIn(location.hash));
    /** @type {HTMLDetailsElement} */
    var fold = place && place.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    place.scrollIntoView();
  }

  // --- the panel with the contents closes when it has led somewhere on the same page

  function closePanel(event) {
    var panel = document.getElementById("gw-side");
    if (event.target.closest("#gw-side a") && panel.matches(":popover-open")) panel.hidePopover();
  }

  // --- notes beside the text stand at their paragraphs and below one another

  function layNotes() {
    var article = document.getElementById("gw-text");
    if (!article) return; // a window that changes its size while the page still comes in
    var beside = getComputedStyle(article).display === "grid";
    var free = -Infinity; // the height, in the window, from which the column is free
    each(".gw-article > .gw-notes", function (notes) {
      notes.style.marginTop = "";
      if (!beside) return;
      var top = notes.getBoundingClientRect().top;
      var lower = Math.max(0, free - top);
      if (lower) notes.style.marginTop = lower + "px";
      free = top + lower + notes.scrollHeight;
    });
    article.style.minHeight = free > -Infinity ? free - article.getBoundingClientRect().top + "px" : "";
  }

  // --- what scrolls by itself can be scrolled by keyboard (some browsers see to that, some do not)

  function scrollByKeyboard() {
    each(".gw-note-body, .gw-table, .gw-article pre > code", function (box) {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }

  // --- what explains a term is loaded when the first one is pointed at, reached by keyboard or touched

  var WAKES = ["pointerover", "focusin", "click"];
  var termScript = null;

  function wakeTerms(event) {
    var link = event.target.closest ? event.target.closest("a.gw-term") : null;
    if (!link) return;
    if (!termScript) {
      termScript = load(["terms.js"])[0];
      termScript.addEventListener("load", function () {
        WAKES.forEach(function (kind) {
          document.removeEventListener(kind, wakeTerms);
        });
      });
    }
    var changed = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.type === "click" && !changed && (!event.detail || event.pointerType === "touch")) {
      event.preventDefault(); // Enter or a finger was faster than the script
      termScript.addEventListener("load", function () {
        link.click();
      });
      termScript.addEventListener("error", function () {
        location.href = link.href;
      });
    }
  }

  // --- words of the text can be cited and annotated: what that takes is loaded when the first of them is selected

  var tools = null;

  function loadTools() {
    var data = ["data-gw-quotes", "data-gw-citation"].map(function (name) {
      return new URL(document.getElementById("gw-text").getAttribute(name), location.href).href;
    });
    var names = [site + "assets/gongwen/annotate-settings.js", "selecting.js", "annotate.js", "proposing.js"];
    if (hasOwn()) names.push("own-reading.js", "own-marks.js");
    tools = tools || load(data.concat(names, ["text-fragments.js", "citing.js"]));
    return tools[tools.length - 1];
  }

  // --- a reader's own marks and notes, where they were switched on (own-reading.js): shown without being asked for

  function hasOwn() {
    return kept("gongwen.own") !== null;
  }

  function showOwn() {
    var article = document.getElementById("gw-text");
    if (hasOwn() && article && article.hasAttribute("data-gw-quotes")) loadTools();
  }

  function wakeTools(event) {
    var article = document.getElementById("gw-text");
    var chosen = document.getSelection();
    var concerned =
      event.type === "focusin"
        ? event.target.matches(".gw-article .gw-permalink")
        : chosen && !chosen.isCollapsed && article && article.contains(chosen.anchorNode);
    if (concerned && article.hasAttribute("data-gw-quotes")) loadTools();
  }

  // A paragraph's link keeps the focus that following it takes away: what can be done with the paragraph stands beside it.
  function keepFocus(event) {
    var link = event.target.closest ? event.target.closest(".gw-article .gw-permalink") : null;
    if (!link) return;
    setTimeout(function () {
      link.focus({ preventScroll: true });
    });
  }

  // A button that copies a whole citation: pressed again once what it takes is there (citing.js).
  function wakeCopying(button) {
    function wake() {
      loadTools().addEventListener("load", function () {
        button.click();
      });
    }
    button.addEventListener("click", wake, { once: true });
  }

  // --- what is copied of the text is the text alone, a line a block: no notes or buttons that stand between its words

  var LINES = "p, h1, h2, h3, h4, h5, h6, li, td, th, figcaption";

  function copyText(event) {
    var article = document.getElementById("gw-text");
    var selection = document.getSelection();
    var isField = event.target.matches && event.target.matches("input, textarea");
    if (!article || article.hasAttribute("data-apparatus") || isField || !selection.rangeCount) return;
    var lines = linesOf(selection.getRangeAt(0), article);
    if (!lines.length) return; // none of the text was selected: what was is copied as it is
    var page = document.createElement("div");
    lines.forEach(function (line) {
      page.appendChild(document.createElement("p")).textContent = line;
    });
    event.clipboardData.setData("text/plain", lines.join("\n"));
    event.clipboardData.setData("text/html", page.innerHTML);
    event.preventDefault();
  }

  function linesOf(range, article) {
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    var lines = [];
    var last = null;
    var afterMark = false; // a mark such as 第三条 has its room before the text by style sheet alone
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      var line = node.parentElement.closest(LINES);
      if (!line || !article.contains(line) || !range.intersectsNode(node)) continue;
      if (node.parentElement.closest("[data-apparatus]")) continue;
      var from = node === range.startContainer ? range.startOffset : 0;
      var to = node === range.endContainer ? range.endOffset : node.data.length;
      var text = node.data.slice(from, to).replace(/\s*[\r\n]\s*/g, " ");
      if (line !== last) lines.push("");
      else if (afterMark) text = "\u3000" + text;
      lines[lines.length - 1] += text;
      last = line;
      afterMark = text !== "" && node.parentElement.matches(".gw-number-word");
    }
    return lines.filter(function (line) {
      return line.trim();
    });
  }

  // --- the menu of what can be done with a page closes by Escape, and when something else is pressed

  function closeMenus(event) {
    var escaped = event.type === "keydown" && event.key === "Escape";
    each("details[data-gw-menu][open]", function (menu) {
      var within = menu.contains(event.target) && !event.target.closest("button:not([data-gw-markdown])");
      if (!escaped && (event.type === "keydown" || within)) return;
      menu.open = false;
      if (escaped) menu.querySelector("summary").focus();
    });
  }

  // --- reading aloud: offered where the device itself has a Chinese voice, loaded when it is asked for

  function hasVoice() {
    return speechSynthesis.getVoices().some(function (voice) {
      return voice.localService && /^(zh|cmn|yue)\b/i.test(voice.lang);
    });
  }

  function wakeAloud(button) {
    function offer() {
      button.hidden = !hasVoice();
    }
    if (!window.speechSynthesis) return;
    offer();
    speechSynthesis.addEventListener("voiceschanged", offer); // browsers bring their voices late
    button.addEventListener(
      "click",
      function () {
        load(["aloud.js"]);
      },
      { once: true },
    );
  }

  // --- on paper notes stand after the text and bear numbers; on the screen they go back to their paragraphs

  var paper = window.matchMedia("print");
  var away = []; // notes that are after the text: the mark that keeps their place, and they

  function toPaper() {
    var end = document.querySelector(".gw-paper-notes");
    if (!end || away.length) return;
    each(".gw-article > .gw-notes", function (notes) {
      var mark = document.createComment("");
      notes.replaceWith(mark);
      end.append(notes);
      away.push([mark, notes]);
    });
    var number = 0;
    away.forEach(function (place) {
      place[1].querySelectorAll(".gw-note").forEach(function (note) {
        var quoted = document.querySelectorAll('mark[data-note="' + note.id.slice("note-".length) + '"]');
        number += 1;
        bear(note.querySelector(".gw-note-head"), number);
        bear(quoted.length ? quoted[quoted.length - 1] : before(place[0]), number);
      });
    });
  }

  /* The block that a note stands below; of a heading's box the heading. */
  function before(mark) {
    var block = mark.previousElementSibling;
    return block && block.matches(".gw-heading") ? block.firstElementChild : block;
  }

  function bear(element, number) {
    if (!element) return;
    var before = element.getAttribute("data-gw-number");
    element.setAttribute("data-gw-number", before ? before + "，" + number : number);
  }

  function toScreen() {
    away.splice(0).forEach(function (place) {
      place[0].replaceWith(place[1]);
    });
    each("[data-gw-number]", function (element) {
      element.removeAttribute("data-gw-number");
    });
    layNotes();
  }

  function printing() {
    var explained = false; // the terms of the page, after its text
    each('.gw-article a[href^="http"]', function (link) {
      link.toggleAttribute("data-gw-says-address", link.textContent.trim() === link.getAttribute("href"));
    });
    each("button[data-gw-print]", function (button) {
      button.addEventListener("click", function () {
        window.print();
      });
    });
    each("button[data-gw-markdown]", function (button) {
      button.addEventListener("click", () => load(["copy-markdown.js"]), { once: true });
    });
    each("input[data-gw-print-extras]", function (box) {
      box.addEventListener("change", function () {
        root.toggleAttribute("data-gw-whole-paper", box.checked);
        if (!explained && document.querySelector("a.gw-term")) load(["paper-terms.js"]);
        explained = true;
      });
    });
    paper.addEventListener("change", function () {
      (paper.matches ? toPaper : toScreen)();
    });
    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", toScreen);
  }

  // --- search: its scripts come when the field is reached, by / from anywhere on the page

  function searchBy(field) {
    var asked = false;
    function ask() {
      if (asked) return;
      asked = true;
      load(["search-index.js", "search-numbers.js", "search-names.js", "search.js"]);
    }
    field.addEventListener("focus", ask);
    if (field.form.hasAttribute("data-gw-search-page") || document.activeElement === field) ask();
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  window.gongwen = { kept: kept, keep: keep, lastPlaces: lastPlaces, eidIn: eidIn, start: start };
  var place = document.currentScript.getAttribute("data-gw-place");
  start("theme", function () {
    applyTheme(storedTheme());
  });
  start("large", function () {
    root.toggleAttribute("data-large", kept("gongwen.large") === "on");
  });
  start("place", function () {
    makeRoomForPlace(place);
  });

  // What says whether a text is in force comes first: nothing that fails may keep it from being seen.
  document.addEventListener("DOMContentLoaded", function () {
    start("in force", showWhatHolds);
    start("notes", layNotes);
    start("theme button", function () {
      each("button[data-gw-theme]", themeButton);
    });
    start("large button", function () {
      each("button[data-gw-large]", largeButton);
    });
    start("aloud", function () {
      each("button[data-gw-aloud]", wakeAloud);
    });
    start("script links", keepAnchor);
    each("a[data-gw-keep-anchor]", function (link) {
      ["pointerdown", "focus"].forEach(function (kind) {
        link.addEventListener(kind, guarded("script links", keepAnchor));
      });
    });
    start("moved", followAnchor);
    start("own reading", showOwn);
    start("folds", unfold);
    start("search", function () {
      each("#gw-query", searchBy);
    });
    start("printing", printing);
    start("scrolling", scrollByKeyboard);
    start("citation", function () {
      each(".gw-citation button", wakeCopying);
    });
    WAKES.forEach(function (kind) {
      document.addEventListener(kind, wakeTerms);
    });
    document.addEventListener("selectionchange", guarded("tools", wakeTools));
    document.addEventListener("focusin", guarded("tools", wakeTools));
    document.addEventListener("click", guarded("focus", keepFocus));
    window.addEventListener("hashchange", guarded("folds", unfold));
    document.addEventListener("copy", guarded("copy", copyText));
    document.addEventListener("click", guarded("menu", closeMenus));
    document.addEventListener("keydown", guarded("menu", closeMenus));
    if ("popover" in HTMLElement.prototype) document.addEventListener("click", guarded("panel", closePanel));
  });
  window.addEventListener("load", guarded("notes", layNotes));
  window.addEventListener("resize", guarded("notes", layNotes));
  window.addEventListener("resize", guarded("scrolling", scrollByKeyboard));
  window.addEventListener("hashchange", guarded("script links", keepAnchor));
})();
