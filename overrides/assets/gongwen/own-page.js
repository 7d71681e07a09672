/*
 * The page of a reader's own marks, notes and favourites: the switch, the list, taking them away and bringing them back. After
 * annotate-settings.js (the words) and own-reading.js.
 */
(function () {
  "use strict";

  var own = window.gongwenOwn;
  var settings = window.gongwenAnnotate;
  var box = document.querySelector("[data-gw-own]");
  if (!own || !settings || !box) return;

  var MOST_BYTES = 5000000;
  var site = new URL(document.querySelector("script[data-gw-site]").getAttribute("data-gw-site"), location.href).href;
  var said = make("p", { role: "status" });

  function word(key, count) {
    return settings.words["own." + key].replace("{count}", count);
  }

  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      element.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) {
      element.append(child);
    });
    return element;
  }

  function button(key, act) {
    var made = make("button", { type: "button", "data-gw-own-act": key }, [word(key)]);
    made.addEventListener("click", act);
    return made;
  }

  function save(name, type, text) {
    var address = URL.createObjectURL(new Blob([text], { type: type }));
    make("a", { href: address, download: name }).click();
    setTimeout(function () {
      URL.revokeObjectURL(address);
    }, 10000);
  }

  function bring(file) {
    var reader = new FileReader();
    reader.addEventListener("load", function () {
      var items = [];
      try {
        var text = String(reader.result);
        items = /^\s*[[{]/.test(text) ? own.fromJson(text) : own.fromMarkdown(text, settings.words);
      } catch (other) {
        items = [];
      }
      var count = items.length ? own.add(items) : 0;
      draw();
      said.textContent = !items.length ? word("import_bad") : count < 0 ? word("full") : word("imported", count);
    });
    if (file && file.size <= MOST_BYTES) reader.readAsText(file);
    else said.textContent = word("import_bad");
  }

  function row(item) {
    var place = site + item.page;
    var actions = [];
    if (item.kind === "note" && (settings.repository || settings.editors)) {
      actions.push(make("a", { href: place + "?own=" + item.id + "#" + item.eid }, [word("publish")]));
    }
    actions.push(
      button("remove", function () {
        own.remove(item.id);
        draw();
      }),
    );
    return make("li", {}, [
      make("p", {}, [make("small", {}, [word("kind." + item.kind) + " · " + item.created + " · " + item.title])]),
      make("p", {}, [make("a", { href: place + "#" + item.eid }, [item.exact || item.title])]),
      make("p", { class: "gw-own-text" }, [item.text]),
      make("p", { class: "gw-own-actions" }, actions),
    ]);
  }

  function draw() {
    var state = own.state();
    var input = make("input", { type: "file", accept: ".md,.json,.jsonld", hidden: "", "aria-label": word("import") });
    input.addEventListener("change", function () {
      bring(input.files[0]);
    });
    var switches = [
      button(state.on ? "off" : "on", function () {
        if (!own.switchOn(!state.on)) said.textContent = word("full");
        draw();
      }),
      button("import", function () {
        input.click();
      }),
      input,
    ];
    var taking = [
      button("export_md", function () {
        save("gongwen-reading.md", "text/markdown", own.toMarkdown(state.items, site, settings.words) + "\n");
      }),
      button("export_json", function () {
        save("gongwen-reading.jsonld", "application/ld+json", own.toJson(state.items, site) + "\n");
      }),
    ];
    var clear = button("clear", function () {
      if (window.confirm(word("clear_sure"))) own.clear();
      draw();
    });
    var rows = state.items.slice().reverse().map(row);
    box.replaceChildren(
      make("p", {}, [word(state.on ? (rows.length ? "kept" : "empty") : "off_remark", rows.length)]),
      make(
        "p",
        { class: "gw-own-actions" },
        switches.concat(rows.length ? taking : [], state.on || rows.length ? [clear] : []),
      ),
      said,
      make("ul", { class: "gw-own-list" }, rows),
    );
  }

  window.addEventListener("storage", draw);
  draw();
})();
