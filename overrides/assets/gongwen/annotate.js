/*
 * A note on words of the text: a dialog, and the file that is sent. Loaded by gongwen.js with selecting.js, whose button
 * opens it, after two data scripts: gongwenQuotes (the source's text of the page, by eId) and gongwenAnnotate (words,
 * limits, where notes go).
 *
 * What a note quotes are the source's words, on a converted page too. Nothing is sent and nothing stored by this script.
 */
(function () {
  "use strict";

  var settings = window.gongwenAnnotate;
  var quotes = window.gongwenQuotes;
  var selecting = window.gongwenSelecting;
  if (!settings || !selecting) return;

  var SOURCE = "zh-Hans";
  // As in annotations/characters.py: controls, letters and signs of which nothing is seen, marks heaped on a letter.
  var CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]|[\p{Mn}\p{Me}]{4}/u;
  var SAYING = /[\p{L}\p{N}\p{S}]/u; // punctuation alone is no note
  // What a reader's keyboard puts in that the checker lets through or judges by its neighbours.
  var HARMLESS = /[\t\n\u200d]/g;

  var limits = settings.limits;
  var make = selecting.make;
  var source = selecting.source;
  var countVisible = selecting.countVisible;
  var form = null; // the dialog's parts

  function word(key, values) {
    return settings.words[key].replace(/\{(\w+)\}/g, function (all, name) {
      return values[name];
    });
  }

  // --- the file

  function pad(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + pad(now.getMonth() + 1) + "-" + pad(now.getDate());
  }

  function newId() {
    var letters = "abcdefghijkmnpqrstuvwxyz23456789";
    var random = crypto.getRandomValues(new Uint8Array(8));
    return (
      today().replace(/-/g, "") +
      "-" +
      Array.from(random, function (n) {
        return letters[n % letters.length];
      }).join("")
    );
  }

  // A double-quoted YAML scalar: JSON's form, and escapes for what only YAML takes for the end of a line.
  function yaml(text) {
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, function (character) {
      return "\\u" + ("000" + character.charCodeAt(0).toString(16)).slice(-4);
    });
  }

  function quoteOf(stretch) {
    var text = source(stretch.eid);
    return {
      exact: text.slice(stretch.start, stretch.end).join(""),
      prefix: text.slice(Math.max(0, stretch.start - limits.context), stretch.start).join(""),
      suffix: text.slice(stretch.end, stretch.end + limits.context).join(""),
    };
  }

  function fileText() {
    var quote = quoteOf(form.stretch);
    return ["---", "id: " + form.id, "target: " + form.stretch.eid, "quote:", "  exact: " + yaml(quote.exact)]
      .concat(quote.prefix ? ["  prefix: " + yaml(quote.prefix)] : [])
      .concat(quote.suffix ? ["  suffix: " + yaml(quote.suffix)] : [])
      .concat([
        "author: " + yaml(form.author.value.trim()),
        "created: " + today(),
        "licence: " + form.licence.value,
        "kind: " + form.kind.value,
        "---",
        body(),
        "",
      ])
      .join("\n");
  }

  function body() {
    return form.body.value
      .replace(/\r\n?/g, "\n")
      .replace(/^(?:[^\S\n]*\n)+/, "")
      .trimEnd();
  }

  function folder() {
    return "docs/documents/" + quotes.slug + "/annotations";
  }

  // What is handed to people: `gongwen receive` reads the place of the file from the first line.
  function letter() {
    return folder() + "/" + form.id + ".md\n" + fileText();
  }

  // --- the rules that can be told here; the checker has them all

  function faults() {
    var found = [];
    function rule(broken, field, key, values) {
      if (broken) found.push({ field: field, message: word("rule." + key, values || {}) });
    }
    function count(pattern) {
      return (form.body.value.match(pattern) || []).length;
    }
    var exact = quoteOf(form.stretch).exact;
    var author = form.author.value;
    var length = Array.from(body()).length;
    var hasControls = CONTROLS.test((author + form.body.value).replace(HARMLESS, ""));
    rule(countVisible(exact) < limits.minQuote, form.block, "quote_short", { limit: limits.minQuote });
    var quoted = Array.from(exact).length;
    rule(quoted > limits.maxQuote, form.block, "quote_long", { count: quoted, limit: limits.maxQuote });
    rule(!countVisible(author), form.author, "author_missing");
    rule(Array.from(author.trim()).length > limits.author, form.author, "author_long", { limit: limits.author });
    rule(/[<>{}]/.test(author), form.author, "author_marks");
    rule(!SAYING.test(form.body.value), form.body, "body_missing");
    rule(length > limits.body, form.body, "body_long", { count: length, limit: limits.body });
    rule(count(/\[/g) > limits.brackets, form.body, "brackets", { limit: limits.brackets });
    rule(count(/\]\(|<https?:|<mailto:/gi) > limits.links, form.body, "links", { limit: limits.links });
    rule(count(/!\[[^\]]*\][([]/g) > 0, form.body, "image");
    rule(hasControls, form.body, "control");
    rule(new Blob([fileText()]).size > limits.bytes, form.body, "size", { limit: limits.bytes });
    rule(!form.consent.checked, form.consent, "consent");
    return found;
  }

  // True where nothing is wrong; else says what is, and goes to the first of it.
  function isSound() {
    var found = faults();
    form.faults.replaceChildren();
    if (!found.length) return true;
    var list = found.map(function (fault) {
      return make("li", {}, [fault.message]);
    });
    form.faults.append(make("p", {}, [word("wrong")]), make("ul", {}, list));
    if (found[0].field === form.block) form.reselect.open = true;
    found[0].field.focus();
    return false;
  }

  // --- where it goes

  function filled(template, text) {
    var place = settings.repository;
    var name = form.id + ".md";
    var values = {
      path: encodeURIComponent(folder() + "/" + name),
      folder: folder(),
      name: name,
      text: encodeURIComponent(text),
      branch: place.branch,
      url: place.url,
    };
    return template.replace(/\{(\w+)\}/g, function (all, key) {
      return values[key];
    });
  }

  function wellFormed(text) {
    return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, function (pair) {
      return pair.length === 2 ? pair : "\ufffd";
    });
  }

  function copy(text) {
    selecting.copy(text, form.dialog);
    form.said.textContent = word("copied");
  }

  function refresh() {
    var text = wellFormed(fileText());
    form.quote.textContent = quoteOf(form.stretch).exact;
    form.preview.textContent = text;
    form.count.textContent = word("count", { count: Array.from(body()).length, limit: limits.body });
    if (form.submit) {
      var name = settings.repository.name;
      var address = settings.repository.filled && filled(settings.repository.filled, text);
      form.pasted = !address || address.length > limits.address;
      form.submit.href = form.pasted ? filled(settings.repository.empty, text) : address;
      form.submit.textContent = word(form.pasted ? "submit.paste" : "submit", { forge: name });
    }
    if (form.mail) {
      var mail =
        "mailto:" +
        settings.editors +
        "?subject=" +
        encodeURIComponent(word("mail.subject") + " " + form.id) +
        "&body=";
      var lines = encodeURIComponent(wellFormed(letter()).replace(/\n/g, "\r\n"));
      form.mailPasted = mail.length + lines.length > limits.mail;
      form.mail.href = mail + (form.mailPasted ? encodeURIComponent(word("mail.paste")) : lines);
    }
  }

  function submit(event) {
    if (!isSound()) return event.preventDefault();
    if (form.pasted) copy(wellFormed(fileText()));
  }

  function mail(event) {
    if (!isSound()) return event.preventDefault();
    if (form.mailPasted) copy(wellFormed(letter()));
  }

  function download() {
    if (!isSound()) return;
    var address = URL.createObjectURL(new Blob([wellFormed(fileText())], { type: "text/markdown" }));
    make("a", { href: address, download: form.id + ".md" }).click();
    setTimeout(function () {
      URL.revokeObjectURL(address);
    }, 10000);
  }

  // --- the dialog

  function labelled(key, field) {
    field.id = "gw-annotate-" + key;
    return make("p", {}, [make("label", { for: field.id }, [word(key)]), field]);
  }

  function choices(values, label) {
    return make(
      "select",
      {},
      values.map(function (value) {
        return make("option", { value: value }, [label(value)]);
      }),
    );
  }

  function makeDialog() {
    var close = make("button", { type: "button", class: "gw-annotate-close" }, [word("close")]);
    var copyButton = make("button", { type: "button" }, [word("copy")]);
    var downloadButton = make("button", { type: "button" }, [word("download")]);
    var title = make("h2", { id: "gw-annotate-title" }, [word("title")]);
    form = {
      dialog: make("dialog", { class: "gw-annotate-dialog", "data-apparatus": "", "aria-labelledby": title.id }),
      quote: make("blockquote", { lang: SOURCE }),
      // Not `readonly`: Chromium gives such a field no caret, and the keyboard could select nothing in it.
      block: make("textarea", { lang: SOURCE, "aria-readonly": "true", inputmode: "none", rows: "4" }),
      kind: choices(settings.kinds, function (kind) {
        return word("kind." + kind);
      }),
      author: make("input", { type: "text", autocomplete: "nickname" }),
      body: make("textarea", { rows: "6" }),
      count: make("small", { class: "gw-annotate-count" }),
      licence: choices(settings.licences, String),
      consent: make("input", { type: "checkbox", id: "gw-annotate-consent" }),
      preview: make("pre", { lang: SOURCE, tabindex: "0" }),
      faults: make("div", { class: "gw-annotate-faults", role: "alert" }),
      said: make("p", { class: "gw-annotate-said", role: "status" }),
      submit:
        settings.repository && make("a", { class: "gw-annotate-submit", target: "_blank", rel: "noopener noreferrer" }),
      mail: settings.editors ? make("a", {}, [word("mail")]) : null,
    };
    form.licence.value = "CC-BY-4.0";
    form.reselect = make("details", {}, [
      make("summary", {}, [make("label", { for: "gw-annotate-block" }, [word("reselect")])]),
      form.block,
    ]);
    form.block.id = "gw-annotate-block";
    var account = settings.repository ? word("account", { forge: settings.repository.name }) : word("hand_over");
    form.dialog.append(
      make("div", { class: "gw-annotate-head" }, [title, close]),
      make("p", { class: "gw-annotate-label" }, [word("quote")]),
      form.quote,
      form.reselect,
      make("div", { class: "gw-annotate-row" }, [labelled("kind", form.kind), labelled("author", form.author)]),
      labelled("body", form.body),
      form.count,
      make("div", { class: "gw-annotate-row" }, [
        labelled("licence", form.licence),
        make("p", {}, [make("label", { for: form.consent.id }, [form.consent, " " + word("consent")])]),
      ]),
      make("details", {}, [make("summary", {}, [word("preview")]), form.preview]),
      form.faults,
      make("p", { class: "gw-annotate-account" }, [account]),
      make(
        "div",
        { class: "gw-annotate-actions" },
        [form.submit, form.mail, copyButton, downloadButton].filter(Boolean),
      ),
      form.said,
    );
    close.addEventListener("click", function () {
      form.dialog.close();
    });
    form.dialog.addEventListener("close", function () {
      form.said.textContent = "";
    });
    form.dialog.addEventListener("input", refresh);
    form.block.addEventListener("select", reselect);
    form.block.addEventListener("beforeinput", function (event) {
      event.preventDefault();
    });
    if (form.submit) form.submit.addEventListener("click", submit);
    if (form.mail) form.mail.addEventListener("click", mail);
    copyButton.addEventListener("click", function () {
      if (isSound()) copy(wellFormed(letter()));
    });
    downloadButton.addEventListener("click", download);
    document.body.append(form.dialog);
  }

  // Other words of the same block, chosen in the dialog with the keys of any text field.
  function reselect() {
    var value = form.block.value;
    var before = countVisible(value.slice(0, form.block.selectionStart));
    var inside = countVisible(value.slice(form.block.selectionStart, form.block.selectionEnd));
    if (!inside) return;
    form.stretch = selecting.offsets({ eid: form.stretch.eid, first: before, last: before + inside });
    refresh();
  }

  function openDialog(stretches) {
    var stretch = stretches.reduce(function (longest, other) {
      return other.end - other.start > longest.end - longest.start ? other : longest;
    });
    if (!form) makeDialog();
    form.stretch = stretch;
    form.id = newId();
    form.block.value = quotes.texts[stretch.eid];
    form.block.setSelectionRange(0, 0);
    form.faults.replaceChildren();
    refresh();
    form.dialog.showModal();
    form.author.focus();
  }

  // Where notes reach nobody none is invited.
  if (settings.repository || settings.editors) {
    selecting.offer({ name: "gw-annotate", words: word("write"), paragraph: word("paragraph"), act: openDialog });
    // A reader's own note that is to be published (own-marks.js): the same dialog, the same rules and consent.
    window.gongwenAnnotating = function (stretch, text) {
      openDialog([stretch]);
      form.body.value = text;
      refresh();
    };
  }
})();
