/*
 * A reader's own marks, notes and favourites on a page of text: the buttons that make them, where they stand, a list of them
 * below the text. Loaded by gongwen.js after selecting.js, annotate.js and own-reading.js, where the reader has switched them on.
 */
(function () {
  "use strict";

  var own = window.gongwenOwn;
  var selecting = window.gongwenSelecting;
  var quotes = window.gongwenQuotes;
  var settings = window.gongwenAnnotate;
  if (!own || !selecting || !settings || !own.state().on) return;

  var CONTEXT = 32; // characters kept of what stands around the words
  var MARK = "gw-own";
  var article = selecting.article;
  var make = selecting.make;
  var site = new URL(document.querySelector("script[data-gw-site]").getAttribute("data-gw-site"), location.href);
  var page = location.pathname.slice(site.pathname.length);
  var list = null;
  var dialog = null;

  function word(key) {
    return settings.words["own." + key];
  }

  // --- from the page to an item, and back

  function itemOf(kind, stretch, text) {
    var source = selecting.source(stretch.eid);
    return {
      id: own.newId(),
      kind: kind,
      page: page,
      eid: stretch.eid,
      exact: source.slice(stretch.start, stretch.end).join(""),
      prefix: source.slice(Math.max(0, stretch.start - CONTEXT), stretch.start).join(""),
      suffix: source.slice(stretch.end, stretch.end + CONTEXT).join(""),
      title: document.title.slice(0, 300),
      text: text,
      created: own.today(),
    };
  }

  /* Where an item's words stand in the source, {eid, start, end} in characters; null where they are gone. */
  function locate(item) {
    var text = quotes.texts[item.eid];
    if (typeof text !== "string" || !item.exact) return null;
    var first = -1;
    for (var at = text.indexOf(item.exact); at >= 0; at = text.indexOf(item.exact, at + 1)) {
      if (first < 0) first = at;
      if (item.prefix && text.slice(0, at).slice(-item.prefix.length) === item.prefix) {
        first = at;
        break;
      }
    }
    if (first < 0) return null;
    var start = Array.from(text.slice(0, first)).length;
    return { eid: item.eid, start: start, end: start + Array.from(item.exact).length };
  }

  /* The stretches of the page that show them. */
  function ranges(stretch) {
    var source = selecting.source(stretch.eid);
    var first = source.slice(0, stretch.start).filter(selecting.isVisible).length;
    var last = first + source.slice(stretch.start, stretch.end).filter(selecting.isVisible).length;
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    var found = [];
    var seen = 0;
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      if (selecting.eidOf(node) !== stretch.eid) continue;
      var from = -1;
      var to = -1;
      for (var at = 0; at < node.data.length; ) {
        var character = String.fromCodePoint(node.data.codePointAt(at));
        if (selecting.isVisible(character)) {
          if (seen >= first && seen < last) {
            if (from < 0) from = at;
            to = at + character.length;
          }
          seen += 1;
        }
        at += character.length;
      }
      if (from >= 0) {
        var range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        found.push(range);
      }
    }
    return found;
  }

  // --- what is shown

  function here() {
    return own.state().items.filter(function (item) {
      return item.page.split("/")[0] === quotes.slug && document.getElementById(item.eid);
    });
  }

  function draw() {
    var items = here();
    if (window.Highlight && CSS.highlights) {
      var shown = items.reduce(function (all, item) {
        var stretch = item.kind === "favourite" ? null : locate(item);
        return stretch ? all.concat(ranges(stretch)) : all;
      }, []);
      CSS.highlights.set(MARK, Reflect.construct(window.Highlight, shown));
    }
    if (list) list.remove();
    list = items.length ? listOf(items) : null;
    if (list) article.insertBefore(list, article.querySelector(".gw-article > .gw-steps"));
  }

  function listOf(items) {
    var rows = items.map(function (item) {
      var row = make("li", {}, [make("a", { href: "#" + item.eid }, [item.exact || item.title])]);
      if (item.text) row.append(make("p", {}, [item.text]));
      if (!locate(item)) row.append(make("small", {}, [word("lost")]));
      return row;
    });
    var title = word("here") + "（" + items.length + "）";
    return make("details", { class: "gw-own-here gw-folded", "data-apparatus": "" }, [
      make("summary", {}, [title]),
      make("ul", {}, rows),
      make("p", {}, [make("a", { href: site.href + "reading/" }, [word("title")])]),
    ]);
  }

  // --- making one

  function keep(kind, stretches, text) {
    var items = stretches.map(function (stretch, number) {
      return itemOf(kind, stretch, number ? "" : text);
    });
    if (own.add(items) < 0) window.alert(word("full"));
    document.getSelection().removeAllRanges();
    draw();
  }

  function ask(stretches) {
    var field = make("textarea", { rows: "5", id: "gw-own-text" });
    var save = make("button", { type: "button" }, [word("save")]);
    var close = make("button", { type: "button" }, [word("cancel")]);
    if (dialog) dialog.remove();
    dialog = make(
      "dialog",
      { class: "gw-annotate-dialog gw-own-dialog", "data-apparatus": "", "aria-label": word("note") },
      [
        make("p", {}, [make("label", { for: field.id }, [word("prompt")])]),
        field,
        make("div", { class: "gw-annotate-actions" }, [save, close]),
      ],
    );
    save.addEventListener("click", function () {
      dialog.close();
      if (field.value.trim()) keep("note", stretches, field.value.trim());
    });
    close.addEventListener("click", function () {
      dialog.close();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  function keeper(kind) {
    return function (stretches) {
      keep(kind, stretches, "");
    };
  }

  /* A private note whose reader wants to publish it comes back here with its number: the dialog for notes has its words. */
  function publish() {
    var id = new URLSearchParams(location.search).get("own");
    var item = here().filter(function (one) {
      return one.id === id;
    })[0];
    var stretch = item && locate(item);
    if (stretch && window.gongwenAnnotating) window.gongwenAnnotating(stretch, item.text);
  }

  selecting.offer({ name: "gw-own-mark", words: word("mark"), act: keeper("mark") });
  selecting.offer({ name: "gw-own-note", words: word("note"), paragraph: word("note"), act: ask });
  selecting.offer({ name: "gw-own-favourite", paragraph: word("favourite"), act: keeper("favourite") });
  draw();
  publish();
})();
