/*
 * A document's text in one piece, folded, with the way back; the paragraphs of a draft and what they quote: what
 * quoting/words.py, quoting/drafts.py and quoting/quoted.py do.
 */
(function () {
  "use strict";

  var search = window.gongwenSearch;
  // A division without a heading has its number alone, which stands on the line of what follows it.
  var MARK =
    /^(?:第[〇○零一二三四五六七八九十百千两0-9]+(?:分编|编|部分|章|节|条)(?:之[一二三四五六七八九十]+)?|[（(]?[〇零一二三四五六七八九十百0-9０-９①-⑳⑴-⒇]+[）)]?[、.．,，]?)$/;
  var DIVISION = /(?:^|__)(?:part|subpart|chp|sec|art|para|subpara|point|indent)_[^_]+(?:_r\d+)?$/;

  var HOLDS_ARTICLES = /(?:^|__)(?:part|subpart|chp|sec)_[0-9_r-]+$/;
  var ARTICLE = /^((?:att_[0-9]+__)*)art_/;

  /* The folded text as a string, and where in the text each of its places comes from. */
  function foldPlaces(text) {
    var characters = Array.from(text);
    var at = 0;
    var offsets = characters.map(function (character) {
      at += character.length;
      return at - character.length;
    });
    var folded = search.foldWithOrigins(characters);
    var starts = [];
    var ends = [];
    folded.text.forEach(function (piece, n) {
      var from = offsets[folded.origins[n]];
      for (var unit = 0; unit < piece.length; unit++) {
        starts.push(from);
        ends.push(from + characters[folded.origins[n]].length);
      }
    });
    return { text: folded.text.join(""), starts: starts, ends: ends };
  }

  function original(text, folded, start, end) {
    return start === end ? "" : text.slice(folded.starts[start], folded.ends[end - 1]);
  }

  /* `texts` of a document's quotes.js. */
  function Words(texts) {
    this.eids = Object.keys(texts);
    this.texts = this.eids.map((eid) => texts[eid]);
    this.folded = this.texts.map(foldPlaces);
    this.known = new Set();
    this.ranges = {};
    this.starts = [];
    var at = 0;
    this.eids.forEach(function (eid, n) {
      this.starts.push(at);
      at += this.folded[n].text.length;
      for (var above = eid; above; above = above.slice(0, Math.max(0, above.lastIndexOf("__")))) {
        this.known.add(above);
        if (!this.ranges[above]) this.ranges[above] = [n, n];
        this.ranges[above][1] = n;
      }
    }, this);
    this.starts.push(at);
    this.citedRanges = withArticles(this.eids, this.ranges);
    this.whole = this.folded.map((one) => one.text).join("");
  }

  /* For each division that articles stand under, the first and the last unit of it and of these. */
  function withArticles(eids, ranges) {
    var found = Object.assign({}, ranges);
    var above = [];
    eids.forEach(function (eid, n) {
      var article = ARTICLE.exec(eid);
      if (article) {
        above.forEach(function (one) {
          if (one.indexOf(article[1]) === 0) found[one] = [ranges[one][0], n];
        });
        return;
      }
      above = above.filter((one) => eid.indexOf(one + "__") === 0);
      if (HOLDS_ARTICLES.test(eid)) above.push(eid);
    });
    return found;
  }

  Words.prototype.cited = function (eid) {
    if (!eid) return { start: 0, end: this.whole.length };
    var inside = this.citedRanges[eid];
    return inside ? { start: this.starts[inside[0]], end: this.starts[inside[1] + 1] } : null;
  };

  Words.prototype.unitAt = function (at) {
    var low = 0;
    var high = this.eids.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  Words.prototype.eidAt = function (at) {
    return this.eids[this.unitAt(at)];
  };

  /* The source's own characters, a paragraph a line. */
  Words.prototype.original = function (stretch) {
    var lines = "";
    for (var unit = this.unitAt(stretch.start); unit < this.eids.length && this.starts[unit] < stretch.end; unit++) {
      var start = Math.max(stretch.start, this.starts[unit]) - this.starts[unit];
      var end = Math.min(stretch.end, this.starts[unit + 1]) - this.starts[unit];
      var isNumber = DIVISION.test(this.eids[unit]) && MARK.test(this.texts[unit]);
      if (start < end) lines += original(this.texts[unit], this.folded[unit], start, end) + (isNumber ? "" : "\n");
    }
    return lines.replace(/\n$/, "");
  };

  // --- drafts

  var FENCE = /^\s*(?:```|~~~)/;
  var MARKUP =
    /\[\^[^\]\s]{1,40}\]|!?\[([^[\]]*)\]\([^()\s]*\)|<\/?[a-zA-Z][^<>]{0,200}>|[*`]+|~~|\\(?=[^\p{L}\p{N}_\s])/gu;
  var OPENING = /^[ \t]*(?:(?:>[ \t]*)+|#{1,6}[ \t]+|[-*+][ \t]+)/;

  var MOST_JOINED = 8; // paragraphs that one quotation may go through

  /* Lines that follow one another without an empty one, without the marks of Markdown; where in the text each line begins. */
  function paragraphs(text) {
    var found = [];
    var lines = [];
    var inCode = false;
    text
      .split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)
      .concat("")
      .forEach(function (line, n) {
        var isFence = FENCE.test(line);
        if (isFence || inCode || !line.trim()) {
          if (lines.length) found.push(joined(lines));
          lines = [];
          if (isFence) inCode = !inCode;
        } else {
          lines.push([line.replace(OPENING, "").replace(MARKUP, (all, words) => words || ""), n + 1]);
        }
      });
    return wholeQuotations(found);
  }

  /* Those that one quotation goes through as one; where the next begins with an opening mark again, this one's ends with it. */
  function wholeQuotations(left) {
    var found = [];
    for (var at = 0; at < left.length; at++) {
      var first = left[at];
      var mark = marksOf(first.text).open;
      var next = left[at + 1];
      if (mark && next && next.text.trim().indexOf(mark) === 0) {
        first = { text: first.text + PAIRS[mark], starts: first.starts, lines: first.lines };
      } else if (mark) {
        var last = lastOf(left, at, mark);
        first = asOne(left.slice(at, last + 1));
        at = last;
      }
      found.push(first);
    }
    return found;
  }

  /* The paragraph that closes what the one at that place opens; that place itself where none near does. */
  function lastOf(paragraphs, at, mark) {
    for (var n = at + 1; n < paragraphs.length && n <= at + MOST_JOINED; n++)
      if (marksOf(paragraphs[n].text).closed.has(mark)) return n;
    return at;
  }

  function asOne(several) {
    var at = 0;
    var starts = [];
    several.forEach(function (one) {
      starts = starts.concat(one.starts.map((start) => at + start));
      at += one.text.length + 1;
    });
    return {
      text: several.map((one) => one.text).join("\n"),
      starts: starts,
      lines: [].concat.apply(
        [],
        several.map((one) => one.lines),
      ),
    };
  }

  function joined(lines) {
    var at = 0;
    var starts = lines.map(function (line) {
      at += line[0].length + 1;
      return at - line[0].length - 1;
    });
    return { text: lines.map((line) => line[0]).join("\n"), starts: starts, lines: lines.map((line) => line[1]) };
  }

  function lineAt(paragraph, at) {
    var n = 0;
    while (n + 1 < paragraph.starts.length && paragraph.starts[n + 1] <= at) n += 1;
    return paragraph.lines[n];
  }

  // --- quotations

  var PAIRS = { "“": "”", "「": "」", "『": "』", "﹁": "﹂", "〝": "〞" };
  var CLOSING = {};
  Object.keys(PAIRS).forEach(function (mark) {
    CLOSING[PAIRS[mark]] = mark;
  });

  /* Where the words in quotation marks stand, the outermost of those that stand in one another. */
  function quotations(text) {
    var pairs = paired(text)
      .concat(straight(text))
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    var outermost = [];
    pairs.forEach(function (pair) {
      if (!outermost.length || pair[0] >= outermost[outermost.length - 1][1]) outermost.push(pair);
    });
    return outermost;
  }

  function paired(text) {
    return marksOf(text).pairs;
  }

  /* The pairs, the last opening mark without a partner ("" for none), and those that closing ones without one would have. */
  function marksOf(text) {
    var found = [];
    var closed = new Set();
    var opened = [];
    for (var at = 0; at < text.length; at++) {
      var mark = text[at];
      if (PAIRS[mark]) opened.push([mark, at]);
      if (!CLOSING[mark]) continue;
      var place = opened.length - 1;
      while (place >= 0 && opened[place][0] !== CLOSING[mark]) place -= 1;
      if (place < 0) {
        closed.add(CLOSING[mark]);
        continue;
      }
      found.push([opened[place][1] + 1, at]);
      opened.length = place;
    }
    return { pairs: found, open: opened.length ? opened[opened.length - 1][0] : "", closed: closed };
  }

  /* Straight marks are paired line by line: nothing tells an opening one from a closing one. */
  function straight(text) {
    var found = [];
    var start = 0;
    text.split("\n").forEach(function (line) {
      var places = [];
      for (var at = 0; at < line.length; at++) if (line[at] === '"' || line[at] === "＂") places.push(start + at);
      for (var n = 0; n + 1 < places.length; n += 2) found.push([places[n] + 1, places[n + 1]]);
      start += line.length + 1;
    });
    return found;
  }

  window.gongwenWords = {
    Words: Words,
    foldPlaces: foldPlaces,
    original: original,
    paragraphs: paragraphs,
    lineAt: lineAt,
    quotations: quotations,
  };
})();
