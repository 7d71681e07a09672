/*
 * The search field and what it finds: in a panel below the masthead, on /search/ in the page. Loaded by gongwen.js when
 * the field is first reached. What is looked up how:
 * search-index.js, search-numbers.js, search-names.js.
 */
(function () {
  "use strict";

  var AFTER = 40; // milliseconds without a key before it looks, when keys follow each other faster than that
  var PAGE = 20; // results at a time
  var APART = 5; // results of the second look-up
  var BEFORE = 24; // characters shown before the first that was found
  var EXCERPT = 110; // characters shown of a long paragraph

  var form = document.querySelector("form[data-gw-search]");
  /** @type {HTMLInputElement} */
  var field = form.querySelector("input");
  var found = document.querySelector("[data-gw-search-found]");
  var results = found.querySelector("[data-search-results]");
  var numbers = found.querySelector("[data-search-numbers]");
  var remarks = found.querySelector("[data-gw-search-remarks]");
  var count = found.querySelector("[data-gw-search-count]");
  var more = found.querySelector("[data-gw-search-more]");
  /** @type {HTMLAnchorElement} */
  var all = found.querySelector("[data-gw-search-all]");
  var status = form.parentNode.querySelector("[data-gw-search-status]");
  var inPage = form.hasAttribute("data-gw-search-page");
  var site = form.getAttribute("data-gw-site");
  var search = window.gongwenSearch;
  var read = window.gongwenNumbers;
  var names = window.gongwenNames;

  var index = null; // a promise of it
  var turn = 0; // counts the queries: an answer that comes late is dropped
  var timer = 0;
  var lastKey = -Infinity; // when, in milliseconds
  var lookedFor = ""; // what stood in the field then
  var renewed = false; // the index was asked for anew: that of before named files that are gone

  // --- making elements

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (content) made.append(content);
    return made;
  }

  function text(strings, key, values) {
    return strings[key].replace(/\{(\w+)\}/g, function (all, name) {
      return values[name];
    });
  }

  function href(address, rest) {
    return site + search.pageFile(address) + (rest || "");
  }

  function searchHref(query) {
    return href("search/", "?q=" + encodeURIComponent(query));
  }

  // --- one result

  /* Which characters of the text belong to a place where a folded form stands. */
  function marked(characters, foldedSource, forms) {
    var ours = search.foldWithOrigins(characters);
    var source = Array.from(foldedSource);
    var folded = source.length === ours.text.length ? source : ours.text;
    var marks = characters.map(function () {
      return false;
    });
    [folded, ours.text].forEach(function (letters) {
      forms.forEach(function (form) {
        for (var at = 0; at + form.length <= letters.length; at++) {
          var same = form.every(function (letter, i) {
            return letters[at + i] === letter;
          });
          if (same) for (var n = ours.origins[at]; n <= ours.origins[at + form.length - 1]; n++) marks[n] = true;
        }
      });
    });
    return marks;
  }

  function excerpt(item, forms) {
    var characters = Array.from(item.text);
    var marks = marked(characters, item.folded, forms);
    var from = Math.max(0, marks.indexOf(true) - BEFORE);
    if (characters.length <= EXCERPT) from = 0;
    var to = Math.min(characters.length, from + EXCERPT);
    var line = element("span", "gw-hit-text");
    if (from) line.append("…");
    for (var start = from, n = from; n < to; start = n) {
      while (n < to && marks[n] === marks[start]) n++;
      var piece = characters.slice(start, n).join("");
      line.append(marks[start] ? element("mark", "", piece) : piece);
    }
    if (to < characters.length) line.append("…");
    return line;
  }

  function hit(item, forms, place) {
    var link = element("a");
    link.href = href(item.address, item.eid ? "#" + item.eid : "");
    if (place) link.append(element("span", "gw-hit-place", place));
    link.append(excerpt(item, forms));
    return element("li", "", link);
  }

  // --- results, grouped

  /* The title with what is said of a document whose words are no longer the text's. */
  function titleOf(opened, item) {
    if (item.document < 0) return opened.library.strings.terms;
    var now = window.gongwenToday();
    var said = item.row[3].filter((row) => row[0] <= now).pop(); // [from, words, 1 where its words are no longer the text's]
    return item.row[1] + (said[2] ? "　" + said[1] : "");
  }

  /* Headings before other text, and in each what has ended below the rest. */
  function endedLast(opened, units) {
    var ended = opened.endedOn(window.gongwenToday());
    if (!ended.size) return units;
    var groups = [[], [], [], []];
    units.forEach(function (unit) {
      var rank = (unit >= opened.firstParagraph ? 2 : 0) + (ended.has(opened.documentOf(unit)) ? 1 : 0);
      groups[rank].push(unit);
    });
    return [].concat.apply([], groups);
  }

  /* Appends results; a group that the last results opened goes on. */
  function appendHits(opened, box, items, forms) {
    items.forEach(function (item) {
      var first = item.unit < opened.firstParagraph;
      var title = first ? opened.library.strings.first : titleOf(opened, item);
      var page = first ? "" : item.page;
      var key = title + "\n" + page;
      var list = box.lastElementChild;
      if (!list || list.gwKey !== key) {
        if (!list || list.gwTitle !== title) box.append(element(inPage ? "h2" : "p", "gw-hits-document", title));
        if (page) box.append(element(inPage ? "h3" : "p", "gw-hits-page", page));
        list = element("ol", "gw-hits");
        list.gwKey = key;
        list.gwTitle = title;
        box.append(list);
      }
      list.append(hit(item, forms, first ? titleOf(opened, item) : item.division));
    });
  }

  // --- the second look-up: numbers, however they are typed

  async function lookUpNumbers(opened, query, words, spaced) {
    var key = read.placeKey(query);
    var asked = read.documentNumber(query, spaced);
    var counted = asked ? await opened.rows(await names.counted(opened, asked)) : [];
    var documents = counted.filter(function (row) {
      return read.sameDocument(asked, read.documentNumber(search.fold(row[2])));
    });
    var places = key ? await opened.place(key) : [];
    var here = places.length ? await names.withSlug(opened, form.getAttribute("data-gw-document") || "") : -1;
    var ownPlaces = places.filter(function (unit) {
      return here >= 0 && opened.documentOf(unit) === here;
    });
    var forms = words.length === 1 || asked ? read.otherForms(query, spaced) : [];
    var lists = await Promise.all(
      forms.map(function (form) {
        return opened.find([form]);
      }),
    );
    return {
      documents: documents,
      places: ownPlaces.concat(places.filter((unit) => ownPlaces.indexOf(unit) < 0)),
      forms: forms,
      units: Array.from(new Set([].concat.apply([], lists))).sort((a, b) => a - b),
    };
  }

  async function showNumbers(opened, found, direct) {
    var taken = new Set(direct);
    var others = found.units.filter((unit) => !taken.has(unit));
    var places = found.places.filter((unit) => !taken.has(unit) && others.indexOf(unit) < 0);
    var total = found.documents.length + places.length + others.length;
    if (!total) return null;
    var box = element("div", "gw-search-numbers");
    var strings = opened.library.strings;
    box.append(element(inPage ? "h2" : "p", "gw-hits-document", text(strings, "numbers", { count: total })));
    var list = element("ol", "gw-hits");
    box.append(list);
    found.documents.slice(0, APART).forEach(function (row) {
      var link = element("a", "", element("span", "gw-hit-place", row[2]));
      link.href = href(row[0] + "/");
      link.append(element("span", "gw-hit-text", row[1]));
      list.append(element("li", "", link));
    });
    var shown = await opened.unitsShown(places.slice(0, APART).concat(others.slice(0, APART)));
    var forms = found.forms.map((form) => Array.from(form));
    shown.forEach(function (item) {
      var place = [titleOf(opened, item), item.page, item.division].filter(Boolean).join(" · ");
      list.append(hit(item, forms, place));
    });
    return box;
  }

  // --- documents by their names, and what is nearest to what stands nowhere

  function documentHit(row) {
    var link = element("a", "", row[2] ? element("span", "gw-hit-place", row[2]) : null);
    link.href = href(row[0] + "/");
    link.append(element("span", "gw-hit-text", row[1]));
    return element("li", "", link);
  }

  function termHit(name) {
    var link = element("a", "", element("span", "gw-hit-text", name));
    link.href = searchHref(name);
    return element("li", "", link);
  }

  function namedBox(title, rows) {
    var box = element("div", "gw-search-named");
    box.append(element(inPage ? "h2" : "p", "gw-hits-document", title));
    var list = element("ol", "gw-hits");
    rows.forEach((row) => list.append(row));
    box.append(list);
    return box;
  }

  function hasPlace(rest) {
    return read.placeKeys(rest.replace(/^附件?第?[0-9一二三四五六七八九十]{0,3}/, "")).length > 0;
  }

  /* The place that the query names, or the document where it names no place of it. */
  async function showNamed(opened, query) {
    var found = await names.named(opened, query, hasPlace);
    if (!found) return null;
    var numbers = found.documents.slice(0, APART);
    var known = await opened.rows(numbers);
    var rows = await Promise.all(
      numbers.map(async function (number, n) {
        var row = known[n];
        var item = found.rest ? await names.unitOf(opened, number, found.rest, read) : null;
        return item ? hit(item, [], [row[1], item.page, item.division].filter(Boolean).join(" · ")) : documentHit(row);
      }),
    );
    return namedBox(opened.library.strings.named, rows);
  }

  async function showLetters(opened, typed) {
    return names.lettersOf(typed) ? nearBox(opened, await names.byLetters(opened, typed), "pinyin") : null;
  }

  async function showNear(opened, query) {
    return nearBox(opened, await names.byWords(opened, query), "nearest");
  }

  async function nearBox(opened, found, key) {
    var rows = (await opened.rows(found.documents)).map(documentHit);
    var terms = found.terms.length ? await opened.terms() : [];
    rows = rows.concat(found.terms.map((number) => termHit(terms[number][0])));
    return rows.length ? namedBox(opened.library.strings[key], rows) : null;
  }

  // --- what the text calls otherwise than the reader

  async function showWords(opened, query) {
    var asked = [];
    opened.library.words.forEach(function (pair) {
      if (query.indexOf(pair[0]) >= 0) asked.push(query.split(pair[0]).join(pair[1]));
    });
    opened.library.words.forEach(function (pair) {
      if (pair[0].indexOf(query) >= 0) asked.push(pair[1]);
    });
    asked = Array.from(new Set(asked)).slice(0, 4);
    var counts = await Promise.all(
      asked.map(async function (words) {
        return (await opened.find([search.fold(words)])).length;
      }),
    );
    var list = element("ul", "gw-search-words");
    asked.forEach(function (words, i) {
      if (!counts[i]) return;
      var link = element("a", "", text(opened.library.strings, "regional", { term: words, count: counts[i] }));
      link.href = searchHref(words);
      list.append(element("li", "", link));
    });
    return list.children.length ? list : null;
  }

  // --- a query from field to page

  function say(line) {
    count.textContent = line;
    status.textContent = line;
  }

  function clear() {
    [results, numbers, remarks].forEach(function (box) {
      box.replaceChildren();
    });
    more.hidden = true;
    all.hidden = true;
  }

  function showMore(opened, units, forms, start) {
    return opened.unitsShown(units.slice(start, start + PAGE)).then(function (items) {
      return function () {
        appendHits(opened, results, items, forms);
        var left = units.length - start - items.length;
        more.hidden = !left || !inPage;
        all.hidden = !left || inPage;
        if (!left) return;
        more.textContent = text(opened.library.strings, "more", { count: Math.min(PAGE, left) });
        all.textContent = text(opened.library.strings, "all", { count: units.length });
        all.href = searchHref(field.value.trim());
        more.onclick = async function () {
          var last = results.querySelectorAll("a").length;
          (await showMore(opened, units, forms, start + PAGE))();
          results.querySelectorAll("a")[last].focus();
        };
      };
    });
  }

  async function look() {
    var own = ++turn;
    var typed = field.value.trim();
    keepQuery(typed);
    var opened = await openIndex();
    var folded = typed.split(/\s+/).map(search.fold).filter(Boolean); // not before the table of folding is there
    if (own !== turn) return;
    if (!folded.length) {
      clear();
      say("");
      close();
      return;
    }
    var strings = opened.library.strings;
    var words = folded.filter((word) => Array.from(word).length > 1);
    var single = folded.filter((word) => Array.from(word).length < 2);
    var whole = folded.join("");
    var both = await Promise.all([
      words.length ? opened.find(words) : [],
      lookUpNumbers(opened, whole, words, folded.length > 1),
      showNamed(opened, whole),
      showLetters(opened, typed),
    ]);
    var units = endedLast(opened, both[0]);
    var forms = [];
    words.forEach(function (word) {
      opened.formsOf(word).forEach((form) => forms.push(Array.from(form)));
    });
    var shown = await Promise.all([showMore(opened, units, forms, 0), showNumbers(opened, both[1], units)]);
    var apart = shown[1];
    var named = [both[2], both[3]].filter(Boolean);
    var nothing = !units.length && !apart && !named.length && words.length;
    var others = nothing ? await showWords(opened, whole) : null;
    var near = nothing ? await showNear(opened, whole) : null;
    if (own !== turn) return;
    clear();
    named.forEach((box) => results.append(box));
    shown[0]();
    // Found otherwise than typed: with other results it stands apart from them.
    if (apart) (units.length ? numbers : results).append(apart);
    if (others) results.append(others);
    if (near) results.append(near);
    if (nothing) remarks.append(element("p", "", strings.try));
    if (single.length && (words.length || !apart)) {
      var key = words.length ? "single" : "hint";
      remarks.append(element("p", "", text(strings, key, { word: single.join(" ") })));
    }
    var lines = [];
    if (units.length) lines.push(text(strings, "count", { count: units.length }));
    else if (nothing) lines.push(text(strings, "none", { query: typed }));
    count.textContent = lines.join("");
    named.concat(near || []).forEach((box) => lines.push(box.firstChild.textContent));
    if (apart) lines.push(apart.firstChild.textContent);
    if (others) lines.push(others.firstChild.textContent);
    if (!lines.length) lines.push(remarks.textContent);
    status.textContent = lines.join("；");
    found.setAttribute("data-gw-query", typed);
    open();
  }

  function openIndex(anew) {
    if (!index || anew) {
      var language = document.documentElement.lang;
      index = search.open(form.getAttribute("data-gw-assets"), form.getAttribute("data-gw-index"), language, anew);
      index.catch(function () {
        index = null;
        say(form.getAttribute("data-gw-failed"));
        open();
      });
    }
    return index;
  }

  function lookNow() {
    look()
      .catch(function (missing) {
        if (renewed) throw missing;
        renewed = true;
        openIndex(true);
        return look();
      })
      .catch(function () {
        say(form.getAttribute("data-gw-failed"));
      });
  }

  /* At once after a pause, so that a word that is pasted or put together waits for nothing. */
  function lookSoon() {
    var now = performance.now();
    var paused = now - lastKey > AFTER;
    lastKey = now;
    lookedFor = field.value;
    clearTimeout(timer);
    if (paused) lookNow();
    else timer = setTimeout(lookNow, AFTER);
  }

  /* The letters of a word that is being put together (pinyin) are not what the reader looks for. */
  function onInput(event) {
    if (!event.isComposing || !/[a-z']$/i.test(field.value)) lookSoon();
  }

  /* On the search page the address holds the query, and so do the links to the other scripts. */
  function keepQuery(typed) {
    if (!inPage) return;
    var query = typed ? "?q=" + encodeURIComponent(typed) : "";
    try {
      history.replaceState(null, "", location.pathname + query);
    } catch (refused) {
      // from a folder some browsers refuse: the page works all the same
    }
    /** @type {NodeListOf<HTMLAnchorElement>} */
    var links = document.querySelectorAll("a[data-gw-keep-anchor]");
    links.forEach(function (link) {
      link.href = link.href.split(/[?#]/)[0] + query;
    });
  }

  // --- the panel

  function open() {
    if (inPage) return;
    found.hidden = false;
  }

  function close() {
    if (inPage) return;
    found.hidden = true;
  }

  function step(event) {
    var links = Array.from(found.querySelectorAll("a, button")).filter((link) => link.offsetParent);
    var at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (event.key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) field.focus();
    else return;
    event.preventDefault();
  }

  function onKey(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!found.hidden) step(event);
    } else if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      if (!inPage && !found.hidden) {
        clearTimeout(timer);
        turn += 1; // what is still being looked up must not open the panel again
        field.focus(); // first: a field that gets the focus opens a panel that is closed
        close();
      } else if (document.activeElement !== field) {
        field.focus();
      } else {
        field.value = "";
        lookSoon();
      }
    }
  }

  function leave(event) {
    if (!form.contains(event.target) && !found.contains(event.target)) close();
  }

  field.addEventListener("input", onInput);
  field.addEventListener("compositionend", function () {
    if (field.value !== lookedFor) lookSoon();
  });
  field.addEventListener("focus", function () {
    if (field.value.trim() && found.hidden) lookSoon();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (inPage) lookSoon();
    else location.href = searchHref(field.value.trim());
  });
  [form, found].forEach(function (box) {
    box.addEventListener("keydown", onKey);
  });
  document.addEventListener("click", leave);
  document.addEventListener("focusin", leave);

  if (inPage) field.value = (new URLSearchParams(location.search).get("q") || "").slice(0, field.maxLength);
  openIndex();
  if (field.value.trim()) lookSoon();
})();
