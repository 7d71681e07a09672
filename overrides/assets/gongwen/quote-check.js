/*
 * What becomes of each quotation and each citation of a draft when it is compared with the library: what
 * quoting/checking.py does. Of the library only the files of search and the texts of the documents that are meant
 * (quotes.js) are asked for; the draft goes nowhere.
 */
(function () {
  "use strict";

  var search = window.gongwenSearch;
  var words = window.gongwenWords;
  var places = window.gongwenPlaces;
  var likeness = window.gongwenLikeness;
  var names = window.gongwenQuotedNames;
  var SHORTEST = 6;
  var ELLIPSIS = /[〔[（(【]?(?:[…⋯]+|\.{3,}|。{3,})[〕\]）)】]?|[〔[（(【](?:[上中下省])?略[〕\]）)】]/;
  var LAST_MARK = /[。，；、：,;:.!?！？]+$/;
  var SENTENCE_END = /[。；;！？!?]|(?:^|[^：:，,、])\n/;
  var AFTER =
    /[”」』"]?[，,。；;]?\s*(?:[（([〔]\s*(?:参?见|引自|摘自|载|出自|语出|来源：?)?|—{1,2}|这是|此系|参?见|引自|摘自|出自|语出|载于)\s*/y;
  var EACH = /分别|各自/; // no text claims the words of another
  var JOINT = /^\s?(?:[、，,；;]|以及|和|与|及|并)?\s?(?:参?见)?\s?$/; // between texts that are cited together
  var WITHIN_PIECES = 2000;
  var SIMILAR_CITED = 0.5;
  var COVERED_CITED = 0.4;
  var SIMILAR_ANYWHERE = 0.85;
  var COVERED_ANYWHERE = 0.75;
  var SHORT = 16;
  var HINTS = 3;
  var RUN = 8;
  var RUNS = 8;
  var MANY = 40;
  var SHARING = 5;

  /* `source` gives what is asked for: holders(folded words), words(slug). */
  function Checker(library, source) {
    this.library = library;
    this.source = source;
  }

  Checker.prototype.draft = async function (text, progress) {
    var reader = new names.Reader(this.library);
    var asked = [].concat.apply(
      [],
      words.paragraphs(text).map((paragraph) => askedOf(paragraph, reader)),
    );
    var rows = [];
    for (var n = 0; n < asked.length; n++) {
      rows.push(await (asked[n].quote === null ? this.citation(asked[n]) : this.quotation(asked[n])));
      if (progress) progress(n + 1, asked.length);
    }
    return rows;
  };

  /* Quotations with what they cite, and citations of places that belong to none. */
  function askedOf(paragraph, reader) {
    var { text } = paragraph;
    var quoted = words.quotations(text);
    var outside = reader
      .citations(text)
      .filter((one) => !quoted.some((span) => span[0] <= one.start && one.start < span[1]));
    var bound = new Set();
    var found = quoted.map(function (span) {
      var one = bind(paragraph, span, outside, quoted);
      one.citations.filter((citation, n) => !n || citation.found.length).forEach((citation) => bound.add(citation));
      return one;
    });
    outside.forEach(function (citation) {
      if (!citation.places.length || !citation.isNamed || bound.has(citation)) return;
      found.push({
        at: citation.start,
        line: words.lineAt(paragraph, citation.start),
        quote: null,
        citations: [citation],
      });
    });
    return found.sort((a, b) => a.at - b.at);
  }

  /* The citations that a quotation must agree with: in brackets behind it, else before it in its sentence. */
  function bind(paragraph, span, citations, quoted) {
    var { text } = paragraph;
    AFTER.lastIndex = span[1];
    var after = AFTER.exec(text);
    var end = span[1] + (after ? after[0].length : 0);
    var first = citations.filter((one) => after && one.start === end && end > span[1] + 1);
    var later = citations.filter((one) => one.start > span[1]);
    var behind = together(text, first, later);
    var before = citations.filter((one) => one.end <= span[0]);
    var same = before.filter((one) => one.isNamed && !endsBetween(text, one.end, span[0], quoted)).reverse();
    var strict = behind.length ? behind : same;
    var joined = same.length && !EACH.test(text.slice(same[0].end, span[0])) ? same.slice(1) : [];
    var hints = before
      .filter((one) => strict.indexOf(one) < 0)
      .reverse()
      .slice(0, HINTS);
    return {
      at: span[0],
      line: words.lineAt(paragraph, span[0]),
      quote: text.slice(span[0], span[1]),
      citations: strict,
      together: behind.length ? behind : together(text, same.slice(0, 1), joined),
      hints: hints,
    };
  }

  /* The first with those that are joined to it: 《…》第三条和《…》第五条. */
  function together(text, first, others) {
    var found = first.slice();
    others.forEach(function (other) {
      var last = found[found.length - 1];
      if (!last || last === other) return;
      var pair = last.start < other.start ? [last, other] : [other, last];
      if (pair[0].end <= pair[1].start && JOINT.test(text.slice(pair[0].end, pair[1].start))) found.push(other);
    });
    return found;
  }

  /* True where a sentence ends between two places, quotations apart. */
  function endsBetween(text, first, last, quoted) {
    var at = first;
    var between = "";
    quoted.forEach(function (span) {
      if (span[1] <= at || span[0] >= last) return;
      between += text.slice(at, Math.max(at, span[0]));
      at = Math.max(at, span[1]);
    });
    return SENTENCE_END.test(between + text.slice(at, Math.max(at, last)));
  }

  function rowOf(asked) {
    return {
      line: asked.line,
      quote: asked.quote,
      citation: asked.citations.length ? asked.citations[0].words : null,
      state: "not-found",
      slug: null,
      eid: null,
      text: null,
      folded: [],
      differences: [],
      note: null,
    };
  }

  // --- a citation alone

  Checker.prototype.citation = async function (asked) {
    var row = rowOf(asked);
    var citation = asked.citations[0];
    if (!citation.found.length) return unknown(row);
    var named = this.library.inOrder(citation.found)[0];
    var known = (await this.source.words(named.document.slug)).known;
    var eids = citation.places.map((place) => eidOf(named, place, known));
    var absent = citation.places.filter((place, n) => !eids[n]).map((place) => place.words);
    if (absent.length) {
      var note = { key: "absent", title: named.document.title, places: absent.join("、") };
      return Object.assign(row, { slug: named.document.slug, note: note });
    }
    return this.inForce(
      Object.assign(row, { state: "exact", slug: named.document.slug, eid: eids[0] }),
      named.document,
    );
  };

  /* The eId of a place of a document, or of what it issues or forwards. */
  function eidOf(named, place, known) {
    var { steps } = place;
    var { attachments } = named.document;
    var holds = (eid) => known.has(eid);
    var prefixes = [named.part ? named.part + "__" : ""];
    if (!named.part) {
      attachments.forEach(function (part) {
        if (part.role !== "annex") prefixes.push(part.eid + "__");
      });
    }
    if (steps && steps[0].unit === "附件") {
      var annexes = attachments.filter((part) => part.role === "annex");
      var annex = (annexes.length ? annexes : attachments)[steps[0].number - 1];
      if (!annex || steps.length === 1) return annex ? annex.eid : "";
      prefixes = [annex.eid + "__"];
      steps = steps.slice(1);
    }
    for (var n = 0; n < prefixes.length; n++) {
      var found = place.marks
        ? places.byMarks(prefixes[n], place.marks, known)
        : places.follow(prefixes[n], steps, holds);
      if (found) return found;
    }
    return "";
  }

  // --- a quotation

  Checker.prototype.quotation = async function (asked) {
    var row = rowOf(asked);
    if (Array.from(search.visible(asked.quote)).length < SHORTEST) return Object.assign(row, { state: "too-short" });
    var pieces = piecesOf(asked.quote);
    var known = asked.citations.filter((citation) => citation.found.length);
    var found = null;
    var n;
    for (n = 0; n < known.length && !found; n++) {
      found = await this.inPlace(row, pieces, known[n]);
      if (found) return this.withOthers(found, pieces, asked, known[n]);
    }
    if (asked.citations.length && !asked.citations[0].found.length) return unknown(row);
    for (n = 0; n < known.length && !found; n++) found = await this.inText(row, pieces, known[n]);
    if (found) return found;
    if (known.length) return (await this.altered(row, known)) || (await this.anywhere(row, pieces, true)) || row;
    for (n = 0; n < asked.hints.length && !found; n++) {
      if (asked.hints[n].found.length) found = await this.inPlace(row, pieces, asked.hints[n]);
    }
    return found || (await this.anywhere(row, pieces, false)) || (await this.likeAnything(row, asked.hints)) || row;
  };

  /* The row, with those that are cited together with the place that has the quotation, and have it not. */
  Checker.prototype.withOthers = async function (row, pieces, asked, has) {
    var others = asked.together.filter((one) => one !== has && one.found.length);
    var absent = [];
    for (var n = 0; n < others.length && asked.together.indexOf(has) >= 0; n++) {
      if (!(await this.inPlace(row, pieces, others[n]))) absent.push(others[n].words);
    }
    return Object.assign(row, { beside: absent.join("、") });
  };

  function unknown(row) {
    return Object.assign(row, { state: "unknown-document" });
  }

  /* Exact where the cited place has the words; a version that does not hold is said to be so. */
  Checker.prototype.inPlace = async function (row, pieces, citation) {
    var versions = this.library.inOrder(citation.found);
    for (var n = 0; n < versions.length; n++) {
      var text = await this.source.words(versions[n].document.slug);
      var within = rangesOf(citation, versions[n], text);
      for (var m = 0; m < within.length; m++) {
        var stretch = find(pieces, text, within[m]);
        if (stretch)
          return this.found(Object.assign({}, row, { citation: citation.words }), versions[n].document, text, stretch);
      }
    }
    return null;
  };

  function rangesOf(citation, named, text) {
    var eids = citation.places.length
      ? citation.places
          .concat(citation.between)
          .map((place) => eidOf(named, place, text.known))
          .filter(Boolean)
      : [named.part];
    return eids.map((eid) => text.cited(eid)).filter(Boolean);
  }

  /* Elsewhere in the text that is cited. */
  Checker.prototype.inText = async function (row, pieces, citation) {
    var versions = this.library.inOrder(citation.found);
    for (var n = 0; n < versions.length; n++) {
      var text = await this.source.words(versions[n].document.slug);
      var stretch = find(pieces, text, null);
      if (!stretch) continue;
      var found = this.found(Object.assign({}, row, { citation: citation.words }), versions[n].document, text, stretch);
      return Object.assign(found, { state: "elsewhere", note: { key: "here" } });
    }
    return null;
  };

  /* In any text of the library, one that holds before others. */
  Checker.prototype.anywhere = async function (row, pieces, isCited) {
    var longest = pieces.reduce((a, b) => (b.length > a.length ? b : a));
    var best =
      (await this.among(row, pieces, await this.source.holders(longest.replace(LAST_MARK, "")))) ||
      (await this.among(row, pieces, await this.sharing(longest))); // words that stand across two paragraphs
    if (!best || !isCited) return best;
    return Object.assign(best, {
      state: "elsewhere",
      note: { key: "there", title: this.library.bySlug.get(best.slug).title },
    });
  };

  Checker.prototype.among = async function (row, pieces, slugs) {
    var best = null;
    var self = this;
    var holding = (slug) => self.library.mayHold(self.library.bySlug.get(slug));
    var ordered = slugs.filter(holding).concat(slugs.filter((slug) => !holding(slug)));
    for (var n = 0; n < ordered.length && !best; n++) {
      var text = await this.source.words(ordered[n]);
      var stretch = find(pieces, text, null);
      if (stretch) best = this.found(row, this.library.bySlug.get(ordered[n]), text, stretch);
    }
    return best;
  };

  /* Like the cited place, or another of the same text. */
  Checker.prototype.altered = async function (row, citations) {
    var folded = search.fold(row.quote);
    for (var n = 0; n < citations.length; n++) {
      var named = this.library.inOrder(citations[n].found)[0];
      var text = await this.source.words(named.document.slug);
      var within = (citations[n].places.length ? rangesOf(citations[n], named, text) : []).concat(null);
      for (var m = 0; m < within.length; m++) {
        var like = likeness.mostLike(folded, text.whole, within[m]);
        if (like && (like.similarity >= SIMILAR_CITED || like.coverage >= COVERED_CITED)) {
          return differs(Object.assign({}, row, { citation: citations[n].words }), named.document, text, like);
        }
      }
    }
    return null;
  };

  /* Like a text that was named before, else like any that has a run of the quotation. */
  Checker.prototype.likeAnything = async function (row, hints) {
    var folded = search.fold(row.quote);
    if (folded.length < SHORT) return null;
    var self = this;
    var known = hints.filter((hint) => hint.found.length);
    var near = known.map((hint) => self.library.inOrder(hint.found)[0].document.slug);
    var slugs = Array.from(new Set(near.concat(await this.sharing(folded))));
    var best = null;
    for (var n = 0; n < slugs.length; n++) {
      var text = await this.source.words(slugs[n]);
      var like = likeness.mostLike(folded, text.whole, null);
      if (!like || (like.similarity < SIMILAR_ANYWHERE && like.coverage < COVERED_ANYWHERE)) continue;
      var score = Math.max(like.similarity, like.coverage);
      if (!best || score > best.score) best = { score: score, slug: slugs[n], text: text, like: like };
    }
    if (!best) return null;
    var one = this.library.bySlug.get(best.slug);
    return Object.assign(differs(row, one, best.text, best.like), { note: { key: "like", title: one.title } });
  };

  /* The few documents that share most runs of characters with the words. */
  Checker.prototype.sharing = async function (folded) {
    var length = Math.min(RUN, Math.max(2, Math.floor(folded.length / 3)));
    var step = Math.max(1, Math.floor((folded.length - length) / RUNS));
    var shared = new Map();
    for (var start = 0; start <= folded.length - length; start += step) {
      (await this.source.holders(folded.slice(start, start + length))).slice(0, MANY).forEach(function (slug) {
        shared.set(slug, (shared.get(slug) || 0) + 1);
      });
    }
    return Array.from(shared)
      .sort((a, b) => b[1] - a[1])
      .slice(0, SHARING)
      .map((one) => one[0]);
  };

  Checker.prototype.found = function (row, one, text, stretch) {
    var source = text.original(stretch);
    var isWhole = !ELLIPSIS.test(row.quote);
    var folded = isWhole ? likeness.setAside(withoutLastMark(row.quote, source), source) : [];
    if (isWhole && search.fold(row.quote) !== search.fold(source) && folded.indexOf("marks") < 0) folded.push("marks");
    var found = { state: "exact", slug: one.slug, eid: text.eidAt(stretch.start), text: source, folded: folded };
    return this.inForce(Object.assign({}, row, found), one);
  };

  function differs(row, one, text, like) {
    var source = text.original(like.stretch);
    var found = { state: "altered", slug: one.slug, eid: text.eidAt(like.stretch.start), text: source };
    return Object.assign({}, row, found, { differences: likeness.differences(row.quote, source) });
  }

  /* The row, or that the text does not hold today. */
  Checker.prototype.inForce = function (row, one) {
    var validity = this.library.validity(one);
    var note = { key: validity.state, day: validity.since };
    if (validity.namesake) note = { key: "namesake", day: validity.namesake };
    else if (validity.state === "unknown") return row;
    return Object.assign(row, this.library.mayHold(one) ? { note: note } : { state: "not-in-force", note: note });
  };

  // --- finding words

  /* The quotation, folded, in the pieces that …… leaves of it. */
  function piecesOf(quote) {
    var pieces = quote.split(ELLIPSIS).map(search.fold).filter(Boolean);
    return pieces.length ? pieces : [search.fold(quote)];
  }

  /* Where the pieces stand one after another; the last without its mark where the source goes on with another. */
  function find(pieces, text, within) {
    var last = pieces[pieces.length - 1];
    var bare = last.replace(LAST_MARK, "");
    var ends = bare && bare !== last ? [last, bare] : [last];
    for (var n = 0; n < ends.length; n++) {
      var asked = pieces.slice(0, -1).concat(ends[n]);
      var limit = within ? within.end : text.whole.length;
      var at = text.whole.indexOf(asked[0], within ? within.start : 0);
      while (asked[0] && at >= 0 && at < limit) {
        var end = following(asked, at + asked[0].length, text, within);
        if (end) return { start: at, end: end };
        at = text.whole.indexOf(asked[0], at + 1);
      }
    }
    return null;
  }

  /* Where the last of the pieces ends, if the others follow the first in order, in the cited place or not far off. */
  function following(pieces, at, text, within) {
    var limit = within ? within.end : at + WITHIN_PIECES;
    for (var n = 1; n < pieces.length; n++) {
      var found = text.whole.indexOf(pieces[n], at);
      if (found < 0 || found + pieces[n].length > limit) return 0;
      at = found + pieces[n].length;
    }
    return at;
  }

  function withoutLastMark(quote, source) {
    var stripped = quote.replace(/\s+$/, "");
    var last = search.fold(stripped.slice(-1));
    return search.fold(stripped) !== search.fold(source) && last && LAST_MARK.test(last)
      ? stripped.slice(0, -1)
      : quote;
  }

  // --- what is asked for of the site

  /* Search's index in the source script and the texts of documents, each asked for once. `root` is the whole site's. */
  function Source(opened, slugs, root) {
    this.opened = opened;
    this.slugs = slugs; // in the order in which the index numbers documents
    this.root = root;
    this.texts = new Map();
    this.held = new Map();
  }

  /* The documents in one text of which folded words stand, by slug. */
  Source.prototype.holders = async function (folded) {
    if (Array.from(folded).length < 2) return [];
    if (!this.held.has(folded)) {
      var { opened } = this;
      var units = await opened.find([folded]);
      var numbers = units.map((unit) => opened.documentOf(unit)).filter((number) => number >= 0);
      var slugs = Array.from(new Set(numbers)).map((number) => this.slugs[number]);
      this.held.set(folded, slugs.sort());
    }
    return this.held.get(folded);
  };

  Source.prototype.words = function (slug) {
    if (!this.texts.has(slug)) {
      var asked = script(this.root + slug + "/quotes.js").then(() => new words.Words(window.gongwenQuotes.texts));
      this.texts.set(slug, asked);
      asked.catch(() => this.texts.delete(slug));
    }
    return this.texts.get(slug);
  };

  /* What a classic script says is there when it has run, before any other does. */
  function script(address) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = address;
      element.onload = resolve;
      element.onerror = () => reject(new Error(address));
      document.head.append(element);
    });
  }

  /* A checker over a site: `assets` holds our scripts, `data` search's files, `root` the documents. */
  async function open(assets, data, root, today) {
    var opened = await search.open(assets, data, "zh-Hans");
    var rows = await opened.documentNames();
    var source = new Source(
      opened,
      rows.map((row) => row[0]),
      root,
    );
    return new Checker(new names.Library(rows, today), source);
  }

  window.gongwenQuotes = null; // quotes.js of a document fills it
  window.gongwenQuoteCheck = { open: open, script: script };
})();
