/*
 * What a quotation and a text have in common: where they are most alike, and the words that differ: what
 * quoting/comparing.py does, with the longest common subsequence of two texts in words of 32 bits (Hyyrö 2004).
 */
(function () {
  "use strict";

  var search = window.gongwenSearch;
  var words = window.gongwenWords;
  var SEED = 6;
  var SEEDS = 24;
  var HITS = 4;
  var WINDOWS = 3;
  var NEAR = 4;

  // --- the longest common subsequence

  /* For each character of a row, in which places of it it stands: a bit a place. */
  function masksOf(row) {
    var size = Math.ceil(row.length / 32) || 1;
    var masks = new Map();
    for (var n = 0; n < row.length; n++) {
      if (!masks.has(row[n])) masks.set(row[n], new Uint32Array(size));
      masks.get(row[n])[n >> 5] |= 1 << (n & 31);
    }
    return { size: size, masks: masks, length: row.length };
  }

  /* One character more: a bit of `state` is 0 where the common subsequence grows at that place. */
  function advance(state, mask) {
    if (!mask) return;
    var carry = 0;
    for (var n = 0; n < state.length; n++) {
      var common = (state[n] & mask[n]) >>> 0;
      var sum = state[n] + common + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      state[n] = (sum >>> 0) | ((state[n] - common) >>> 0);
    }
  }

  function lengthIn(state, length) {
    var count = 0;
    for (var n = 0; n < length; n++) if (!((state[n >> 5] >>> (n & 31)) & 1)) count += 1;
    return count;
  }

  function similarity(known, other, from, to) {
    var state = new Uint32Array(known.size).fill(0xffffffff);
    for (var n = from; n < to; n++) advance(state, known.masks.get(other[n]));
    var both = known.length + Math.max(0, to - from);
    return both ? 1 - (both - 2 * lengthIn(state, known.length)) / both : 1;
  }

  /* How one row becomes the other: [tag, start, end, otherStart, otherEnd], equal pieces too. */
  function changes(one, other) {
    var head = 0;
    var tail = 0;
    var shortest = Math.min(one.length, other.length);
    while (head < shortest && one[head] === other[head]) head += 1;
    while (tail < shortest - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
    var left = one.slice(head, one.length - tail);
    var right = other.slice(head, other.length - tail);
    return grouped(edits(left, right), head, one.length, other.length);
  }

  function edits(left, right) {
    var known = masksOf(left);
    var state = new Uint32Array(known.size).fill(0xffffffff);
    var rows = [];
    for (var n = 0; n < right.length; n++) {
      advance(state, known.masks.get(right[n]));
      rows.push(state.slice());
    }
    function bit(row, column) {
      return (rows[row][column >> 5] >>> (column & 31)) & 1;
    }
    var found = [];
    var column = left.length;
    var row = right.length;
    while (row && column) {
      if (bit(row - 1, column - 1)) {
        column -= 1;
        found.push(["delete", column, row]);
      } else {
        row -= 1;
        if (row && !bit(row - 1, column - 1)) found.push(["insert", column, row]);
        else column -= 1;
      }
    }
    while (column) found.push(["delete", --column, row]);
    while (row) found.push(["insert", column, --row]);
    return found.reverse();
  }

  function grouped(found, head, length, otherLength) {
    var blocks = [];
    var at = 0;
    var other = 0;
    for (var n = 0; n < found.length; ) {
      var tag = found[n][0];
      if (at < found[n][1] + head || other < found[n][2] + head) {
        blocks.push(["equal", at, found[n][1] + head, other, found[n][2] + head]);
        at = found[n][1] + head;
        other = found[n][2] + head;
      }
      var from = at;
      var otherFrom = other;
      while (n < found.length && found[n][0] === tag && found[n][1] + head === at && found[n][2] + head === other) {
        if (tag === "delete") at += 1;
        else other += 1;
        n += 1;
      }
      blocks.push([tag, from, at, otherFrom, other]);
    }
    if (at < length || other < otherLength) blocks.push(["equal", at, length, other, otherLength]);
    return blocks;
  }

  // --- where a text is most like a quotation

  function mostLike(folded, whole, within) {
    var first = within ? within.start : 0;
    var last = within ? within.end : whole.length;
    var length = Math.min(SEED, Math.max(2, Math.floor(folded.length / 3)));
    var step = Math.max(1, Math.floor((folded.length - length) / SEEDS));
    var width = Math.max(8, Math.floor(folded.length / 4));
    var votes = new Map();
    var seeds = 0;
    var met = 0;
    for (var offset = 0; offset <= folded.length - length; offset += step) {
      seeds += 1;
      var seed = folded.slice(offset, offset + length);
      var at = findIn(whole, seed, first, last);
      if (at >= 0) met += 1;
      for (var hits = 0; at >= 0 && hits < HITS; hits++) {
        var bucket = Math.floor((at - offset) / width);
        votes.set(bucket, (votes.get(bucket) || 0) + 1);
        at = findIn(whole, seed, at + 1, last);
      }
    }
    var buckets = Array.from(votes)
      .sort((a, b) => b[1] - a[1])
      .slice(0, WINDOWS);
    var best = null;
    buckets.forEach(function (one) {
      var found = aligned(folded, whole, one[0] * width, width, first, last);
      if (!best || found.similarity > best.similarity) best = found;
    });
    return best && { stretch: best.stretch, similarity: best.similarity, coverage: met / seeds };
  }

  /* Where the words stand whole between two places; −1 where they do not. */
  function findIn(whole, piece, first, last) {
    var at = whole.indexOf(piece, first);
    return at >= 0 && at + piece.length <= last ? at : -1;
  }

  function aligned(folded, whole, at, width, first, last) {
    var start = Math.max(first, at - width);
    var end = Math.min(last, at + folded.length + 2 * width);
    var window = whole.slice(start, end);
    if (window.length < folded.length) {
      return { stretch: { start: start, end: end }, similarity: similarity(masksOf(folded), window, 0, window.length) };
    }
    var found = bestPart(folded, window);
    if (window.length === folded.length && bestPart(window, folded)[2] > found[2]) found = [0, window.length];
    var moved = wholeEnds(folded, whole, start + found[0], start + found[1], start, end);
    var stretch = trimmed(folded, whole, moved);
    return { stretch: stretch, similarity: similarity(masksOf(folded), whole, stretch.start, stretch.end) };
  }

  /*
   * The part of the window, as long as the quotation or cut off by an end, that is most like it. Of equals the one that is
   * met first: the middles of ever smaller halves are looked at, as long as one in between can be better (RapidFuzz does so).
   */
  function bestPart(folded, window) {
    var known = masksOf(folded);
    var { length } = folded;
    var best = whole(known, window, length);
    function look(from, to, edge) {
      if (!known.masks.has(window[edge])) return;
      var like = similarity(known, window, from, to);
      if (like > best[2]) best = [from, to, like];
    }
    for (var n = 1; n < length; n++) look(0, n, n - 1);
    for (n = window.length - length; n < window.length; n++) look(n, window.length, n);
    return best;
  }

  function whole(known, window, length) {
    var best = [0, length, 0];
    var least = 2 * length;
    var distances = new Map();
    function distance(from) {
      if (!distances.has(from)) {
        var like = similarity(known, window, from, from + length);
        var edits = Math.round(2 * length * (1 - like));
        distances.set(from, edits);
        if (edits < least) {
          least = edits;
          best = [from, from + length, like];
        }
      }
      return distances.get(from);
    }
    var halves = window.length > length ? [[0, window.length - length - 1]] : [];
    while (halves.length && least) {
      var smaller = [];
      halves.forEach(function (half) {
        if (!least) return;
        var first = distance(half[0]);
        var last = least ? distance(half[1]) : 0;
        var between = half[1] - half[0];
        var fewest = Math.min(first, last) - (between + Math.floor(Math.abs(first - last) / 2));
        if (between < 2 || fewest >= least) return;
        var middle = half[0] + Math.floor(between / 2);
        smaller.push([half[0], middle], [middle, half[1]]);
      });
      halves = smaller;
    }
    return best;
  }

  /* Moved out to where the quotation begins and ends, if its first and last words stand near by. */
  function wholeEnds(folded, whole, start, end, first, last) {
    var head = folded.slice(0, 4);
    var tail = folded.slice(-4);
    var before = whole.lastIndexOf(head, start + NEAR);
    var after = findIn(whole, tail, Math.max(start, end - tail.length - NEAR), last);
    var begin = before >= first ? before : start;
    return {
      start: begin,
      end: after >= 0 ? after + tail.length : Math.min(last, Math.max(end, begin + folded.length)),
    };
  }

  /* Without what stands before or after all that it shares with the quotation. */
  function trimmed(folded, whole, stretch) {
    var found = changes(folded, whole.slice(stretch.start, stretch.end));
    var last = found[found.length - 1];
    var opens = found.length > 1 && found[0][0] === "insert" && found[1][0] === "equal";
    var closes = found.length > 1 && last[0] === "insert" && found[found.length - 2][0] === "equal";
    var start = opens ? found[0][4] : 0;
    var end = closes ? last[3] : stretch.end - stretch.start;
    return start < end ? { start: stretch.start + start, end: stretch.start + end } : stretch;
  }

  // --- the words that differ, and what folding sets aside

  function differences(quote, source) {
    var own = words.foldPlaces(quote);
    var other = words.foldPlaces(source);
    var found = [];
    var ends = [-1, -1];
    changes(own.text, other.text).forEach(function (change) {
      if (change[0] === "equal") return;
      var pair = {
        quote: words.original(quote, own, change[1], change[2]),
        text: words.original(source, other, change[3], change[4]),
      };
      if (ends[0] === change[1] && ends[1] === change[3]) {
        var last = found.pop();
        pair = { quote: last.quote + pair.quote, text: last.text + pair.text };
      }
      found.push(pair);
      ends = [change[2], change[4]];
    });
    return found;
  }

  function setAside(quote, source) {
    var ours = search.visible(quote);
    var theirs = search.visible(source);
    var found = [];
    if (plain(ours) !== plain(theirs)) found.push("script");
    if (search.simplified(ours) !== search.simplified(theirs)) found.push("marks");
    if (shape(quote) !== shape(source)) found.push("space");
    return found;
  }

  /* The text with plain marks, in its script. */
  function plain(text) {
    return Array.from(text, (character) => (search.isQuoteMark(character) ? '"' : character.normalize("NFKC"))).join(
      "",
    );
  }

  function shape(text) {
    return text
      .split(/\s+/)
      .filter(Boolean)
      .map((piece) => Array.from(search.visible(piece)).length)
      .join(" ");
  }

  window.gongwenLikeness = { mostLike: mostLike, differences: differences, setAside: setAside, changes: changes };
})();
