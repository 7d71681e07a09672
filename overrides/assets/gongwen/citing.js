/*
 * Citations of words of the text, or of a paragraph: a button beside them, a dialog that copies. Loaded by gongwen.js with
 * selecting.js and text-fragments.js, after gongwenCitation (a document's forms, places and addresses in each script that
 * is offered). All wording is made when the site is built (render/citation); here it is put together.
 */
(function () {
  "use strict";

  var data = window.gongwenCitation;
  var selecting = window.gongwenSelecting;
  if (!data || !selecting) return;

  var make = selecting.make;
  var article = selecting.article;
  var chosen = null; // {stretches, name}
  var dialog = null;

  function word(key, values) {
    return data.words[key].replace(/\{(\w+)\}/g, function (all, name) {
      return values[name];
    });
  }

  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(function (number) {
        return (number < 10 ? "0" : "") + number;
      })
      .join("-");
  }

  // In the data's tables an eId that is not named has the value of the nearest one above it.
  function lookUp(table, eid) {
    for (var name = eid; name && !(name in table); ) name = name.split("__").slice(0, -1).join("__");
    return table[name || ""] || "";
  }

  // --- what is cited

  // A heading or mark with text of its own division after it: the place is that of the text.
  function named(stretches) {
    return stretches.filter(function (stretch, n) {
      return n === stretches.length - 1 || stretches[n + 1].eid.indexOf(stretch.eid + "__") !== 0;
    });
  }

  function placeOf(script, stretches) {
    var all = named(stretches);
    var first = lookUp(script.places, all[0].eid);
    var last = lookUp(script.places, all[all.length - 1].eid);
    return first === last ? first : first + word("to") + last;
  }

  // The address of the document's overview in a script; "" where the project names none and the page is a file.
  function rootOf(script) {
    if (script.address || location.protocol === "file:") return script.address;
    /** @type {HTMLAnchorElement} */
    var same = document.querySelector('.gw-scripts a[hreflang="' + script.tag + '"]');
    if (!same && script.tag !== document.documentElement.lang) return ""; // the site does not have that script
    var link = article.getAttribute("data-gw-citation").replace(/[^/]*$/, "") || "./";
    return new URL(link, same ? same.href : location.href).href.split("#")[0];
  }

  function addressOf(script, stretches) {
    var root = rootOf(script);
    var eid = named(stretches)[0].eid;
    return root && root + lookUp(data.homes, eid) + "#" + eid;
  }

  // --- the words themselves, in either script

  function shownText(eid) {
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    var text = "";
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      if (selecting.eidOf(node) === eid) text += node.data;
    }
    return Array.from(text);
  }

  // The characters that stand for those of the source from `start` to `end`.
  function wordsOf(characters, stretch) {
    var source = selecting.source(stretch.eid);
    var from = selecting.countVisible(source.slice(0, stretch.start).join(""));
    var to = selecting.countVisible(source.slice(0, stretch.end).join(""));
    var seen = 0;
    var start = -1;
    for (var n = 0; n < characters.length && seen < to; n++) {
      if (!selecting.isVisible(characters[n])) continue;
      if (seen === from) start = n;
      seen += 1;
    }
    return start < 0 ? "" : characters.slice(start, n).join("");
  }

  function lineOf(eid) {
    var element = document.getElementById(eid);
    while (element.parentElement !== article && !element.matches("p, h1, h2, h3, h4, h5, h6"))
      element = element.parentElement;
    return element;
  }

  // A line for each line of the page; a mark such as 第三条 has room before the text that follows it.
  function quoteOf(script, stretches) {
    var isPage = script.tag === document.documentElement.lang;
    return stretches
      .map(function (stretch, n) {
        var text = wordsOf(isPage ? shownText(stretch.eid) : selecting.source(stretch.eid), stretch);
        if (!n) return text;
        var before = stretches[n - 1].eid;
        var mark = document.getElementById(before);
        if (lineOf(before) !== lineOf(stretch.eid)) return "\n" + text;
        return (mark.matches(".gw-number-word") ? "\u3000" : "") + text;
      })
      .join("");
  }

  // --- the citations

  function fill(form, values) {
    return form
      .map(function (piece) {
        if (typeof piece === "string") return piece;
        var value = values[piece[0]];
        return value ? piece[1] + value + piece[2] : "";
      })
      .join("");
  }

  function citations(script) {
    var stretches = chosen.stretches;
    var address = addressOf(script, stretches);
    var forms = lookUp(script.forms, stretches[0].eid);
    var hasEnded = data.ended !== null && data.ended <= today();
    var values = {
      accessed: today(),
      address: address,
      place: placeOf(script, stretches),
      quote: quoteOf(script, stretches),
      ended: hasEnded ? script.ended : "",
    };
    var found = {};
    Object.keys(forms).forEach(function (key) {
      found[key] = fill(forms[key], values);
    });
    var isPage = script.tag === document.documentElement.lang;
    if (address) found.address = address + chosen.name[isPage ? "page" : "source"];
    return found;
  }

  // --- the dialog

  function makeDialog() {
    var title = make("h2", { id: "gw-cite-title" }, [word("title")]);
    var close = make("button", { type: "button", class: "gw-cite-close" }, [word("close")]);
    dialog = make("dialog", { class: "gw-cite", "data-apparatus": "", "aria-labelledby": title.id });
    dialog.gwScripts = data.scripts.length > 1 ? scriptChoice() : "";
    dialog.gwForms = make("div", { class: "gw-cite-forms" });
    dialog.gwSaid = make("p", { class: "gw-cite-said", role: "status" });
    dialog.append(
      make("div", { class: "gw-cite-head" }, [title, close]),
      dialog.gwScripts,
      dialog.gwForms,
      dialog.gwSaid,
    );
    close.addEventListener("click", function () {
      dialog.close();
    });
    document.body.append(dialog);
  }

  // On a converted page: the source's words and citations first, then the page's own.
  function scriptChoice() {
    var choices = data.scripts.map(function (script, n) {
      var input = make("input", { type: "radio", name: "gw-cite-script", value: String(n) });
      input.checked = n === 0;
      input.addEventListener("change", showForms);
      return make("label", {}, [input, " " + word(n ? "script.page" : "script.source")]);
    });
    return make("fieldset", { class: "gw-cite-scripts" }, [make("legend", {}, [word("scripts")])].concat(choices));
  }

  function showForms() {
    var input = dialog.querySelector("input:checked");
    var script = data.scripts[input ? Number(input.value) : 0];
    var found = citations(script);
    dialog.gwSaid.textContent = "";
    dialog.gwForms.replaceChildren.apply(
      dialog.gwForms,
      Object.keys(data.forms)
        .filter(function (key) {
          return found[key];
        })
        .map(function (key) {
          return row(key, found[key], script.tag);
        }),
    );
  }

  function row(key, text, tag) {
    var name = make("h3", { id: "gw-cite-" + key }, [data.forms[key]]);
    var button = make("button", { type: "button", "aria-describedby": name.id }, [word("copy")]);
    button.addEventListener("click", function () {
      selecting.copy(text, dialog);
      dialog.gwSaid.textContent = word("copied", { form: data.forms[key] });
    });
    return make("div", { class: "gw-cite-form", "data-gw-form": key }, [
      name,
      make("p", { lang: tag }, [text]),
      button,
    ]);
  }

  function openDialog(stretches) {
    chosen = { stretches: stretches, name: window.gongwenTextFragments.nameOf(stretches) };
    if (!dialog) makeDialog();
    showForms();
    dialog.showModal();
    dialog.querySelector(".gw-cite-form button").focus();
  }

  selecting.offer({ name: "gw-cite-open", words: word("title"), paragraph: word("paragraph"), act: openDialog });

  // --- the citations of the whole document, on its overview

  document.querySelectorAll(".gw-citation button").forEach(function (button) {
    button.addEventListener("click", function () {
      var cell = button.closest("div").querySelector("[data-gw-form]");
      cell.querySelectorAll("[data-gw-accessed]").forEach(function (day) {
        day.textContent = today();
      });
      selecting.copy(cell.textContent, document.body);
      var form = data.forms[cell.getAttribute("data-gw-form")];
      document.querySelector("[data-gw-cite-said]").textContent = word("copied", { form: form });
    });
  });
})();
