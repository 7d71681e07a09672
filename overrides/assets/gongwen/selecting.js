/*
 * What a reader can do with words of the text: buttons beside what is selected, or beside a paragraph's link that the
 * keyboard has reached. Loaded by gongwen.js with the first selection, after gongwenQuotes (the source's text of the
 * page, by eId); annotate.js and citing.js then offer what they do.
 *
 * Places are told in characters of the source, on a converted page too: conversion keeps the number of characters, so
 * the n-th visible character of a block stands for the n-th of its source.
 */
(function () {
  "use strict";

  var quotes = window.gongwenQuotes;
  var article = document.getElementById("gw-text");
  if (!quotes || !article || !window.HTMLDialogElement) return;

  var SETTLED_AFTER = 100; // milliseconds: while a mouse draws, the selection changes with every move
  var HIDE_AFTER = 300; // milliseconds: pressing a button may end the selection, and must still find the button
  var GAP = 6; // pixels between the words and the buttons
  var VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

  var sources = {}; // eId → the source's characters, as they are asked for
  var chosen = []; // what the buttons would act on, in order of the text: {eid, start, end}, in characters of the source
  var tools = make("div", { class: "gw-selection", "data-apparatus": "", hidden: "" });
  var timer = 0;
  var settling = 0;

  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      element.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) {
      element.append(child);
    });
    return element;
  }

  // --- from the page to the source

  function source(eid) {
    sources[eid] = sources[eid] || Array.from(quotes.texts[eid]);
    return sources[eid];
  }

  function isVisible(character) {
    return VISIBLE.test(character);
  }

  function countVisible(text) {
    return Array.from(text).filter(isVisible).length;
  }

  // The eId of the text that a node belongs to; null for what stands on the page and is no text of the source.
  function eidOf(node) {
    var element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    for (; element && element !== article; element = element.parentElement) {
      if (element.hasAttribute("data-apparatus")) return null;
      if (element.id && Object.prototype.hasOwnProperty.call(quotes.texts, element.id)) return element.id;
    }
    return null;
  }

  // What of the range stands in each block.
  function stretchesOf(range) {
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    var before = {};
    var found = new Map();
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      var eid = eidOf(node);
      if (!eid) continue;
      before[eid] = before[eid] || 0;
      if (range.intersectsNode(node)) {
        var from = node === range.startContainer ? range.startOffset : 0;
        var to = node === range.endContainer ? range.endOffset : node.data.length;
        var first = before[eid] + countVisible(node.data.slice(0, from));
        var last = first + countVisible(node.data.slice(from, to));
        if (last > first)
          found.set(eid, { eid: eid, first: found.has(eid) ? found.get(eid).first : first, last: last });
      }
      before[eid] += countVisible(node.data);
    }
    return Array.from(found.values(), offsets);
  }

  // The numbers of the first visible character and of the one after the last, as offsets in the source.
  function offsets(stretch) {
    var places = [];
    source(stretch.eid).forEach(function (character, index) {
      if (isVisible(character)) places.push(index);
    });
    return { eid: stretch.eid, start: places[stretch.first], end: places[stretch.last - 1] + 1 };
  }

  function whole(eid) {
    return offsets({ eid: eid, first: 0, last: countVisible(quotes.texts[eid]) });
  }

  // --- the buttons

  // A button that acts on what is chosen: `words` is its text beside a selection, `paragraph` beside a paragraph's link
  // (without such a text it is not there); `fits`, where it is given, says whether it is for what is chosen.
  function offer(action) {
    var button = make("button", { type: "button", class: action.name });
    button.addEventListener("click", function () {
      clearTimeout(timer);
      var selected = selectedStretches(); // the newest, settled or not
      if (selected.length) chosen = selected;
      if (chosen.length) action.act(chosen);
    });
    button.gwLabels = action;
    tools.append(button);
    refresh();
  }

  // Shows the buttons below a rectangle of the window, in the order of the keyboard after `neighbour`.
  function show(label, rect, neighbour) {
    clearTimeout(timer);
    Array.from(tools.children).forEach(function (button) {
      var action = button.gwLabels;
      button.textContent = action[label] || "";
      button.hidden = !action[label] || Boolean(action.fits && !action.fits(chosen));
    });
    if (tools.previousElementSibling !== neighbour) neighbour.after(tools);
    tools.hidden = false;
    var origin = (tools.offsetParent || document.documentElement).getBoundingClientRect();
    var right = document.documentElement.clientWidth - tools.offsetWidth - GAP;
    tools.style.top = rect.bottom + GAP - origin.top + "px";
    tools.style.left = Math.max(GAP, Math.min(rect.right, right)) - origin.left + "px";
  }

  function hide() {
    clearTimeout(timer);
    timer = setTimeout(function () {
      var active = document.activeElement;
      if (tools.contains(active) || (active && active.matches(".gw-article .gw-permalink"))) return;
      if (document.querySelector("dialog[open]")) return;
      tools.hidden = true;
      chosen = [];
    }, HIDE_AFTER);
  }

  function selectedStretches() {
    var selection = document.getSelection();
    var range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    return range && article.contains(range.commonAncestorContainer) ? stretchesOf(range) : [];
  }

  function onSelection() {
    if (document.querySelector("dialog[open]")) return;
    var stretches = selectedStretches();
    if (!stretches.length) return hide();
    var rects = document.getSelection().getRangeAt(0).getClientRects();
    var block = document.getElementById(stretches[stretches.length - 1].eid);
    while (block.parentElement !== article) block = block.parentElement;
    chosen = stretches;
    show("words", rects.length ? rects[rects.length - 1] : block.getBoundingClientRect(), block);
  }

  function onFocus(event) {
    var link = event.target;
    if (tools.contains(link) || !document.getSelection().isCollapsed) return; // what is selected goes first
    if (!link.matches(".gw-permalink")) return hide();
    var eid = window.gongwen.eidIn(link.hash);
    if (!Object.prototype.hasOwnProperty.call(quotes.texts, eid)) return;
    chosen = [whole(eid)];
    show("paragraph", link.getBoundingClientRect(), link);
  }

  // What was chosen before there was anything to offer.
  function refresh() {
    onSelection();
    if (document.activeElement) onFocus({ target: document.activeElement });
  }

  // Without the Clipboard API: it is there on https only, and loses its right when a new tab takes the focus.
  function copy(text, host) {
    var area = make("textarea", { readonly: "", class: "gw-selection-copy" });
    var active = /** @type {HTMLElement} */ (document.activeElement);
    area.value = text;
    host.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    if (active) active.focus();
  }

  tools.addEventListener("pointerdown", function (event) {
    event.preventDefault(); // the words stay selected
    clearTimeout(settling); // and the button stays under the finger
  });
  document.addEventListener("selectionchange", function () {
    clearTimeout(settling);
    settling = setTimeout(onSelection, SETTLED_AFTER);
  });
  document.addEventListener("focusin", onFocus);

  window.gongwenSelecting = {
    article: article,
    make: make,
    source: source,
    isVisible: isVisible,
    countVisible: countVisible,
    eidOf: eidOf,
    offsets: offsets,
    offer: offer,
    copy: copy,
  };
})();
