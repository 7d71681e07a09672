/* The site's own script: classic, in <head>, a few lines. Pages are whole without it. */
(function () {
  "use strict";

  var root = document.documentElement;
  var THEMES = ["auto", "light", "dark"];
  var MEDIA = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };

  root.classList.remove("no-js");
  root.classList.add("js");

  // --- light, dark, or as the system says: the choice is the reader's own and never leaves the browser

  function storedTheme() {
    try {
      var theme = localStorage.getItem("gongwen.theme");
      return THEMES.indexOf(theme) < 0 ? "auto" : theme;
    } catch (refused) {
      return "auto"; // storage is switched off
    }
  }

  function applyTheme(theme) {
    document.querySelector("link[data-gw-dark]").media = MEDIA[theme];
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
      try {
        localStorage.setItem("gongwen.theme", theme);
      } catch (refused) {
        // the choice then holds for this page only
      }
      applyTheme(theme);
      labelTheme(button, theme);
    });
  }

  // --- links to the same page in another script keep the place in the text

  function keepAnchor() {
    each("a[data-gw-keep-anchor]", function (link) {
      link.href = link.href.split("#")[0] + location.hash;
    });
  }

  // --- the panel with the contents closes when it has led somewhere on the same page

  function closePanel(event) {
    var panel = document.getElementById("gw-side");
    if (event.target.closest("#gw-side a") && panel.matches(":popover-open")) panel.hidePopover();
  }

  // --- notes beside the text stand at their paragraphs and below one another

  function layNotes() {
    var article = document.getElementById("gw-text");
    var beside = window.matchMedia("(min-width: 76rem)").matches;
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
  var here = document.currentScript.src;
  var termScript = null;

  function wakeTerms(event) {
    var link = event.target.closest ? event.target.closest("a.gw-term") : null;
    if (!link) return;
    if (!termScript) {
      termScript = document.createElement("script");
      termScript.src = here.replace(/[^/]*$/, "terms.js");
      termScript.addEventListener("load", function () {
        WAKES.forEach(function (kind) {
          document.removeEventListener(kind, wakeTerms);
        });
      });
      document.head.append(termScript);
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

  // --- words of the text can be annotated: what that takes is loaded when the first of them is selected

  var annotating = false;

  function wakeAnnotating(event) {
    var article = document.getElementById("gw-text");
    var quotes = article && article.getAttribute("data-gw-quotes");
    var chosen = document.getSelection();
    var concerned =
      event.type === "focusin"
        ? event.target.matches(".gw-article .gw-permalink")
        : chosen && !chosen.isCollapsed && article && article.contains(chosen.anchorNode);
    if (annotating || !quotes || !concerned) return;
    annotating = true;
    [quotes, here.replace(/[^/]*$/, "annotate-settings.js"), here.replace(/[^/]*$/, "annotate.js")].forEach(function (src) {
      var script = document.createElement("script");
      script.src = src;
      script.async = false; // in this order
      document.head.append(script);
    });
  }

  // --- a page that is not there answers in the script whose folder the address lies in

  function notFound() {
    var sections = document.querySelectorAll("[data-gw-prefix]");
    var chosen = sections[0];
    each("[data-gw-prefix]", function (section) {
      var prefix = section.getAttribute("data-gw-prefix");
      if (prefix && location.pathname.toLowerCase().indexOf("/" + prefix.toLowerCase()) >= 0) chosen = section;
    });
    each("[data-gw-prefix]", function (section) {
      section.hidden = section !== chosen;
    });
    if (!chosen) return;
    root.lang = chosen.lang;
    document.title = chosen.querySelector("h1").textContent;
  }

  // --- search: its scripts come when the field is reached, by / from anywhere on the page

  function searchBy(field) {
    var asked = false;
    function ask() {
      if (asked) return;
      asked = true;
      ["search-index.js", "search-numbers.js", "search.js"].forEach(function (name) {
        var script = document.createElement("script");
        script.src = field.form.getAttribute("data-gw-assets") + name;
        script.async = false; // one after another
        document.head.appendChild(script);
      });
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

  applyTheme(storedTheme());
  document.addEventListener("DOMContentLoaded", function () {
    each("button[data-gw-theme]", themeButton);
    keepAnchor();
    each("#gw-query", searchBy);
    notFound();
    layNotes();
    scrollByKeyboard();
    WAKES.forEach(function (kind) {
      document.addEventListener(kind, wakeTerms);
    });
    document.addEventListener("selectionchange", wakeAnnotating);
    document.addEventListener("focusin", wakeAnnotating);
    if ("popover" in HTMLElement.prototype) document.addEventListener("click", closePanel);
  });
  window.addEventListener("load", layNotes);
  window.addEventListener("resize", function () {
    layNotes();
    scrollByKeyboard();
  });
  window.addEventListener("hashchange", keepAnchor);
})();
