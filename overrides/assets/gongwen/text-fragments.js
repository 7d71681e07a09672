/*
 * The part of an address that names words of a page (#eid:~:text=…, WICG Scroll to Text Fragment), for the page that is
 * shown and for the same page in the source script. Loaded before citing.js.
 *
 * A browser takes the first place that fits, in all that the page shows, and only one that begins and ends between words
 * (as ICU divides them, and so Intl.Segmenter). So the words are widened to such borders, and what stands around them is
 * added until the first place is the right one. Where nothing helps there is no such part: the eId alone leads there.
 */
(function () {
  "use strict";

  var quotes = window.gongwenQuotes;
  var selecting = window.gongwenSelecting;
  if (!quotes || !selecting) return;

  var LINES = "p, h1, h2, h3, h4, h5, h6, li, td, th, dt, dd, summary, button, div, section, nav, aside, a.gw-step";
  var SHORT = 32; // characters that are named whole; of more, beginning and end
  var EDGE = 8; // characters at either end
  var REACHES = [0, 8, 16, 32, 64]; // characters of what stands around them, in turn
  var NONE = { page: "", source: "" };

  // --- both texts: all that the page shows, and its official text in the source script

  // {page, source, lines}: a line of official text has its eIds and, in each of both texts, start and end of each of its
  // visible characters; `from` says how many of them stand before those of an eId.
  function readPage() {
    var texts = { page: "", source: "", lines: [] };
    var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    var element = null;
    var line = null;
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("script, style, noscript, dialog")) continue;
      var eid = selecting.article.contains(node) ? selecting.eidOf(node) : null;
      var here = node.parentElement.closest(LINES);
      if (here !== element) {
        texts.page += "\n";
        texts.source += "\n";
        line = null;
      }
      element = here;
      if (eid && !line) {
        line = { page: [], source: [], from: {} };
        texts.lines.push(line);
      }
      addText(texts, "page", eid && line, node.data.replace(/[ \t\r\n\f]+/g, " "));
      if (eid && !(eid in line.from)) {
        line.from[eid] = line.source.length;
        addText(texts, "source", line, quotes.texts[eid]);
      }
    }
    return texts;
  }

  function addText(texts, which, line, text) {
    var at = texts[which].length;
    texts[which] += text;
    if (!line) return;
    Array.from(text).forEach(function (character) {
      if (selecting.isVisible(character)) line[which].push([at, at + character.length]);
      at += character.length;
    });
  }

  // The line that holds an eId, with the numbers of those visible characters before which a word begins in both texts
  // (and its length); null where the page does not show the source character by character.
  function lineOf(texts, eid) {
    var line = texts.lines.find(function (one) {
      return eid in one.from;
    });
    if (!line || !line.page.length || line.page.length !== line.source.length) return null;
    var isBorder = [borders(texts.page, line.page), borders(texts.source, line.source)];
    line.borders = [];
    for (var n = 0; n <= line.page.length; n++) if (isBorder[0](n) && isBorder[1](n)) line.borders.push(n);
    return line;
  }

  function borders(text, places) {
    var first = places[0][0];
    var last = places[places.length - 1][1];
    var words = new Intl.Segmenter("zh", { granularity: "word" }).segment(text.slice(first, last));
    var starts = new Set();
    for (var word of words) starts.add(first + word.index);
    return function (n) {
      if (n === 0 || n === places.length) return true;
      return starts.has(places[n][0]) && starts.has(places[n - 1][1]);
    };
  }

  function before(line, n) {
    return line.borders
      .filter(function (border) {
        return border <= n;
      })
      .pop();
  }

  function after(line, n) {
    return line.borders.find(function (border) {
      return border >= n;
    });
  }

  // --- what names the words; a part is {line, start, end} in visible characters

  // The words from `start` in the first line to `end` in the last, with as much around them as `reach` says.
  function candidate(first, start, last, end, reach) {
    var isOne = first === last;
    var head = after(first, Math.min(isOne ? end : first.page.length, start + EDGE + reach));
    var tail = before(last, Math.max(isOne ? start : 0, end - EDGE - reach));
    var isShort = isOne && (end - start <= SHORT || head >= tail);
    return {
      prefix: { line: first, start: before(first, Math.max(0, start - reach)), end: start },
      head: { line: first, start: start, end: isShort ? end : head },
      tail: isShort ? null : { line: last, start: tail, end: end },
      suffix: { line: last, start: end, end: after(last, Math.min(last.page.length, end + reach)) },
    };
  }

  // Where a part begins and ends in a text.
  function span(which, part, other) {
    return [part.line[which][part.start][0], part.line[which][(other || part).end - 1][1]];
  }

  // True where a browser that looks for the words from the top of the text comes to the right place first.
  function isFirst(text, which, found) {
    var prefixed = { line: found.head.line, start: found.prefix.start };
    if (!found.tail) return stands(text, span(which, prefixed, found.suffix), 0);
    var head = span(which, prefixed, found.head);
    return stands(text, head, 0) && stands(text, span(which, found.tail, found.suffix), head[1]);
  }

  function stands(text, place, from) {
    return text.indexOf(text.slice(place[0], place[1]), from) === place[0];
  }

  function directive(text, which, found) {
    function words(part) {
      if (!part || part.start === part.end) return "";
      var place = span(which, part);
      return encodeURIComponent(text.slice(place[0], place[1])).replace(/-/g, "%2D");
    }
    var prefix = words(found.prefix);
    var suffix = words(found.suffix);
    var parts = [prefix && prefix + "-", words(found.head), words(found.tail), suffix && "-" + suffix];
    return ":~:text=" + parts.filter(Boolean).join(",");
  }

  // --- from what was chosen to its name

  function visibleBefore(eid, offset) {
    return selecting.countVisible(selecting.source(eid).slice(0, offset).join(""));
  }

  // {page, source}: the name of the stretches in either script; "" where they have none.
  function nameOf(stretches) {
    if (!("Segmenter" in Intl)) return NONE;
    var one = stretches[0];
    var other = stretches[stretches.length - 1];
    var texts = readPage();
    var first = lineOf(texts, one.eid);
    var last = lineOf(texts, other.eid);
    if (!first || !last) return NONE;
    var start = before(first, first.from[one.eid] + visibleBefore(one.eid, one.start));
    var end = after(last, last.from[other.eid] + visibleBefore(other.eid, other.end));
    // The address is that of the words' own page. From the page of the whole text it cannot be seen what else stands there.
    var reaches = selecting.article.classList.contains("gw-page-full") ? REACHES.slice(1) : REACHES;
    for (var reach of reaches) {
      var found = candidate(first, start, last, end, reach);
      if (isFirst(texts.page, "page", found) && isFirst(texts.source, "source", found)) {
        return { page: directive(texts.page, "page", found), source: directive(texts.source, "source", found) };
      }
    }
    return NONE;
  }

  window.gongwenTextFragments = { nameOf: nameOf };
})();
