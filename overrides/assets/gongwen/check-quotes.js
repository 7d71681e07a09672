/*
 * The page that checks a draft (partials/quotes.html): what is pasted goes to quote-check.js and nowhere else, its answers
 * into the list below. All that comes from the draft or the library is put in as text.
 */
(function () {
  "use strict";

  var LONGEST = 100000; // characters of a draft
  var SHOWN = 200; // of a quotation and of the text
  var box = document.querySelector("[data-gw-quote-check]");
  if (!box || !window.gongwenQuoteCheck) return;

  /** @type {HTMLTextAreaElement} */
  var field = box.querySelector("textarea");
  var said = box.querySelector("[data-gw-said]");
  var list = box.querySelector("[data-gw-rows]");
  var words = {};
  var checker = null; // a promise of it
  var homes = new Map(); // of each document, a promise of the page of each eId
  var turn = 0; // counts the drafts: an answer that comes late is dropped

  Array.prototype.forEach.call(box.querySelectorAll("[data-word]"), function (one) {
    words[one.getAttribute("data-word")] = one.textContent;
  });

  function word(key, values) {
    return words[key].replace(/\{(\w+)\}/g, (all, name) => values[name]);
  }

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) made.className = className;
    made.append(content);
    return made;
  }

  function short(text) {
    var characters = Array.from(text);
    return characters.length > SHOWN ? characters.slice(0, SHOWN).join("") + "…" : text;
  }

  // --- where a place stands

  function homesOf(slug) {
    if (!homes.has(slug)) {
      var script = box.getAttribute("data-gw-site") + slug + "/citation.js";
      var asked = window.gongwenQuoteCheck.script(script).then(() => window.gongwenCitation.homes);
      homes.set(slug, asked);
      asked.catch(() => homes.delete(slug));
    }
    return homes.get(slug);
  }

  /* The page of an eId: its own, or that of the nearest above it. */
  function homeOf(pages, eid) {
    var above = eid;
    while (above && !(above in pages)) above = above.slice(0, Math.max(0, above.lastIndexOf("__")));
    return pages[above] || "";
  }

  async function hrefOf(row) {
    var page = row.slug + "/" + homeOf(await homesOf(row.slug), row.eid);
    return box.getAttribute("data-gw-site") + window.gongwenSearch.pageFile(page) + "#" + row.eid;
  }

  // --- rows

  function difference(one) {
    return word(!one.quote ? "missing" : one.text ? "differs" : "added", one);
  }

  function stateOf(row) {
    return words[row.state === "not-found" && row.quote === null ? "no-place" : row.state];
  }

  async function rowOf(row, titleOf) {
    var made = element("li", "", element("strong", "", stateOf(row)));
    made.setAttribute("data-state", row.state);
    made.append(" ", element("span", "gw-quotes-place", word("line", row)));
    var quoted = (row.citation || "") + (row.quote === null ? "" : "“" + short(row.quote) + "”");
    made.append(element("p", "", quoted));
    var lines = row.differences.map(difference);
    if (row.folded.length) lines.push(word("aside", { what: row.folded.map((name) => words[name]).join("、") }));
    if (row.note) lines.push(word(row.note.key, row.note));
    if (row.beside) lines.push(word("beside", { words: row.beside }));
    if (lines.length) made.append(element("p", "", lines.join("；")));
    if (row.text && row.state !== "exact") made.append(element("p", "", word("source", { text: short(row.text) })));
    if (row.slug && row.eid) {
      var link = element("a", "", word("see", { title: titleOf(row.slug) }));
      link.href = await hrefOf(row);
      made.append(element("p", "", link));
    }
    return made;
  }

  function summaryOf(rows) {
    var counts = {};
    rows.forEach((row) => (counts[stateOf(row)] = (counts[stateOf(row)] || 0) + 1));
    return Object.keys(counts)
      .map((state) => state + " " + counts[state])
      .join("；");
  }

  // --- a draft

  function open() {
    var root = box.getAttribute("data-gw-root");
    var asked = window.gongwenQuoteCheck.open(
      box.getAttribute("data-gw-assets"),
      box.getAttribute("data-gw-index"),
      root,
      window.gongwenToday(),
    );
    asked.catch(() => (checker = null));
    return asked;
  }

  async function check() {
    var own = ++turn;
    list.textContent = "";
    if (Array.from(field.value).length > LONGEST) {
      said.textContent = word("long", { count: LONGEST });
      return;
    }
    checker = checker || open();
    var ready = await checker;
    var rows = await ready.draft(field.value, function (done, count) {
      if (own === turn) said.textContent = word("working", { done: done, count: count });
    });
    var made = await Promise.all(rows.map((row) => rowOf(row, (slug) => ready.library.bySlug.get(slug).title)));
    if (own !== turn) return;
    made.forEach((row) => list.append(row));
    said.textContent = rows.length ? summaryOf(rows) : words.none;
  }

  box.querySelector("[data-gw-check]").addEventListener("click", function () {
    check().catch(function () {
      said.textContent = words.failed;
    });
  });
  box.querySelector("[data-gw-clear]").addEventListener("click", function () {
    turn += 1;
    field.value = "";
    list.textContent = "";
    said.textContent = "";
    field.focus();
  });
})();
