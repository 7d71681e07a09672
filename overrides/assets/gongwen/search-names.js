/*
 * Documents by what people call them, with a place after the name (网络安全法第21条, 国发〔2022〕14号 二（四）), by pinyin and
 * initials (wangluo, wlaqf), and what is nearest to words that stand nowhere.
 */
(function () {
  "use strict";

  var SLUG = "《"; // before keys that are no names: render/search_index/names.py
  var NUMBER = "〔";
  var YEAR = "[";
  var MARKS = "《》〈〉〔〕[]()【】";
  var CLOSING = "》〉〕])】";
  var BETWEEN = /^[的之中,，、:：·]+/;
  var ANNEX = /^附件?第?([0-9一二三四五六七八九十]{0,3})/;
  var MOST_PARAGRAPHS = 9; // of an article, in which a 项 is looked for that was named without its 款
  var NEAR = 0.34; // of the pairs of characters of a query that a title has to share
  var SHOWN = 5;

  /* Characters that a converted script writes otherwise than its source are the source's. */
  function canonical(text, forms) {
    forms.forEach(function (pair) {
      var both = Array.from(pair);
      text = text.split(both[0]).join(both[1]);
    });
    return text;
  }

  function bare(text) {
    return Array.from(text, (character) => (MARKS.indexOf(character) < 0 ? character : "")).join("");
  }

  /* Where each character of the folded query that is no mark ends, with the marks that close a name behind it. */
  function endsOf(query) {
    var asked = Array.from(query);
    var ends = [];
    asked.forEach(function (character, at) {
      if (MARKS.indexOf(character) >= 0) return;
      var end = at + 1;
      while (CLOSING.indexOf(asked[end] || "-") >= 0) end += 1;
      ends.push(end);
    });
    return ends;
  }

  /*
   * The documents whose name the folded query opens with, the longest name, and what stands behind it; null where there
   * is none. A number alone is no name here: search-numbers.js has it.
   */
  async function named(opened, query, isPlace) {
    var ends = endsOf(query);
    var letters = Array.from(canonical(bare(query), opened.library.forms));
    var beginnings = ends.map(function (end, n) {
      var rest = Array.from(query).slice(end).join("").replace(BETWEEN, "");
      return { name: letters.slice(0, n + 1).join(""), rest: rest };
    });
    var possible = beginnings.filter((one, n) => n > 0 && (!one.rest || isPlace(one.rest)));
    for (var longest = possible.pop(); longest; longest = possible.pop()) {
      var keys = [longest.name].concat(longest.rest ? [NUMBER + longest.name] : []);
      var lists = await Promise.all(keys.map((key) => opened.names.numbers(key)));
      var documents = Array.from(new Set([].concat.apply([], lists))).sort((a, b) => a - b);
      if (documents.length) return { documents: documents, rest: longest.rest };
    }
    return null;
  }

  /* The documents that were numbered so in a year, whoever made them. */
  function counted(opened, number) {
    return opened.names.numbers(YEAR + number[1] + "." + number[2]);
  }

  /* The number of the document with a slug; -1 where there is none. */
  async function withSlug(opened, slug) {
    var found = await opened.names.numbers(SLUG + slug);
    return found.length ? found[0] : -1;
  }

  function annexOf(rest, valueOf) {
    var match = ANNEX.exec(rest);
    return match
      ? { prefix: "att_" + (match[1] ? valueOf(match[1]) : 1) + "__", rest: rest.slice(match[0].length) }
      : null;
  }

  /* The unit of a document for a place as it is written; null where it is not there, or stands at more than one. */
  async function unitOf(opened, document, rest, numbers) {
    var annex = annexOf(rest, numbers.valueOf);
    var lists = numbers.placeKeys(annex ? annex.rest : rest).map((key) => [key].concat(withParagraphs(key)));
    for (var i = 0; i < lists.length; i++) {
      for (var first = 0; first < 2; first++) {
        var keys = first ? lists[i].slice(1) : lists[i].slice(0, 1);
        var found = await Promise.all(keys.map((key) => opened.place(key)));
        var units = [].concat.apply([], found).filter((unit) => opened.documentOf(unit) === document);
        var shown = await opened.unitsShown(units);
        var own = shown.filter((item) =>
          annex ? item.eid.indexOf(annex.prefix) === 0 : item.eid.indexOf("att_") !== 0,
        );
        if (!own.length && !annex) own = shown;
        if (own.length === 1 || (own.length && !first)) return own[0];
      }
    }
    return null;
  }

  /* 第三条第二项 stands in one of the 款 of the article: point3.2 → point3.1.2, point3.2.2 … */
  function withParagraphs(key) {
    var match = /^point([0-9-]+)\.([0-9-]+)$/.exec(key);
    if (!match) return [];
    return Array.from({ length: MOST_PARAGRAPHS }, (none, n) => "point" + match[1] + "." + (n + 1) + "." + match[2]);
  }

  // --- pinyin

  function lettersOf(typed) {
    var letters = typed.toLowerCase().replace(/[\s']/g, "").replace(/[vü]/g, "u");
    return /^[a-z]{2,40}$/.test(letters) ? letters : "";
  }

  /* How well syllables answer to letters: 0 where they do not, most where they begin with them. */
  function answers(syllables, letters) {
    var all = syllables.split(" ");
    for (var from = 0; from < all.length; from++) {
      var rest = all.slice(from);
      if (
        rest.join("").indexOf(letters) === 0 ||
        rest
          .map((one) => one[0])
          .join("")
          .indexOf(letters) === 0
      ) {
        return 1 / (from + 1);
      }
    }
    return 0;
  }

  async function byLetters(opened, typed) {
    var letters = lettersOf(typed);
    var both = await Promise.all([opened.letters(), opened.terms()]);
    return {
      documents: best(
        both[0].map((syllables) => answers(syllables, letters)),
        0,
      ),
      terms: best(
        both[1].map((term) => answers(term[1], letters)),
        0,
      ),
    };
  }

  // --- what is nearest

  async function byWords(opened, query) {
    var letters = Array.from(bare(query));
    var pairs = letters.slice(1).map((letter, n) => letters[n] + letter);
    var lists = await Promise.all(pairs.map((pair) => opened.near.numbers(pair)));
    var shared = []; // documents, then terms: how much of the query they have
    lists.forEach((list) => list.forEach((number) => (shared[number] = (shared[number] || 0) + 1 / pairs.length)));
    return { documents: best(shared.slice(0, opened.count), NEAR), terms: best(shared.slice(opened.count), NEAR) };
  }

  /* The numbers of those with the most points, more than so many. */
  function best(points, least) {
    var rated = Array.from(points, (value, number) => [value || 0, number]).filter((one) => one[0] > least);
    rated.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    return rated.slice(0, SHOWN).map((one) => one[1]);
  }

  window.gongwenNames = {
    named: named,
    counted: counted,
    withSlug: withSlug,
    unitOf: unitOf,
    lettersOf: lettersOf,
    byLetters: byLetters,
    byWords: byWords,
  };
})();
