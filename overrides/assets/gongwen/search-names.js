/*
 * Documents by what people call them, with a place after the name (网络安全法第21条, 国发〔2022〕14号 二（四）), by pinyin and
 * initials (wangluo, wlaqf), and what is nearest to words that stand nowhere.
 */
(function () {
  "use strict";

  var STATE = "中华人民共和国";
  var VERSION = /[([][^()[\]]*[)\]]$/;
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

  /* What a document is called, folded and without marks: its title, the same shorter, its aliases, its number. */
  function namesOf(row, fold, forms) {
    var title = fold(row[1]);
    var found = [title, title.replace(VERSION, "")];
    found.slice().forEach(function (name) {
      var about = name.indexOf("关于");
      if (name.indexOf(STATE) === 0) found.push(name.slice(STATE.length));
      if (about >= 0) found.push(name.slice(about), name.slice(about + 2));
    });
    found = found.concat((row[3] || []).map(fold), row[2] ? [fold(row[2])] : []);
    return Array.from(new Set(found.map((name) => canonical(bare(name), forms)))).filter((name) => name.length > 1);
  }

  /* Where in the query a name that it opens with ends; -1 where it opens with other words. */
  function endOf(name, query) {
    var letters = Array.from(name);
    var asked = Array.from(query);
    var at = 0;
    for (var n = 0; n < letters.length; at++) {
      if (at === asked.length) return -1;
      if (asked[at] === letters[n]) n += 1;
      else if (MARKS.indexOf(asked[at]) < 0) return -1;
    }
    while (CLOSING.indexOf(asked[at] || "-") >= 0) at += 1;
    return at;
  }

  /* The documents whose name the folded query opens with, the longest name, and what stands behind it. */
  function named(library, query, fold, isPlace) {
    var asked = canonical(query, library.forms);
    var best = { end: 0, documents: [], rest: "" };
    library.documents.forEach(function (row, number) {
      namesOf(row, fold, library.forms).forEach(function (name) {
        var end = endOf(name, asked);
        if (end < Math.max(best.end, 1)) return;
        var rest = Array.from(query).slice(end).join("").replace(BETWEEN, "");
        if (rest && !isPlace(rest)) return;
        if (!rest && name === canonical(bare(fold(row[2])), library.forms)) return; // search-numbers.js has it
        if (end > best.end) best = { end: end, documents: [], rest: rest };
        if (best.documents.indexOf(number) < 0) best.documents.push(number);
      });
    });
    return best.documents.length ? best : null;
  }

  function annexOf(rest, valueOf) {
    var match = ANNEX.exec(rest);
    return match ? { prefix: "att_" + (match[1] ? valueOf(match[1]) : 1) + "__", rest: rest.slice(match[0].length) } : null;
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
        var own = shown.filter((item) => (annex ? item.eid.indexOf(annex.prefix) === 0 : item.eid.indexOf("att_") !== 0));
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
      if (rest.join("").indexOf(letters) === 0 || rest.map((one) => one[0]).join("").indexOf(letters) === 0) {
        return 1 / (from + 1);
      }
    }
    return 0;
  }

  function byLetters(names, typed) {
    var letters = lettersOf(typed);
    if (!letters) return { documents: [], terms: [] };
    return {
      documents: best(names.documents, (syllables) => answers(syllables, letters), 0),
      terms: best(names.terms, (term) => answers(term[1], letters), 0),
    };
  }

  // --- what is nearest

  function pairsOf(text) {
    var letters = Array.from(text);
    return letters.slice(1).map((letter, n) => letters[n] + letter);
  }

  function byWords(library, names, query, fold) {
    var asked = pairsOf(bare(query));
    function shared(text) {
      var there = new Set(pairsOf(bare(fold(text))));
      return asked.length ? asked.filter((pair) => there.has(pair)).length / asked.length : 0;
    }
    return {
      documents: best(library.documents, (row) => shared(row[1]), NEAR),
      terms: best(names.terms, (term) => shared(term[0]), NEAR),
    };
  }

  /* The numbers of those with the most points, more than so many. */
  function best(values, points, least) {
    var rated = values.map((value, number) => [points(value), number]).filter((one) => one[0] > least);
    rated.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    return rated.slice(0, SHOWN).map((one) => one[1]);
  }

  window.gongwenNames = { named: named, unitOf: unitOf, lettersOf: lettersOf, byLetters: byLetters, byWords: byWords };
})();
