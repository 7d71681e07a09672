/*
 * The form above the list of documents: narrows it by words, issuer, year, kind and topic, and orders it. The choice
 * stands in the page's address, so that it can be sent and comes back with the page. Without this script there are
 * pages by issuer, by year … The list shows some documents at a time (style/library.css). Of a large library the page has
 * the newest alone; the others are in a script a year (render/library_shards.py), which come when they are asked for.
 */
(function () {
  "use strict";

  var PAGE = 20; // render/markdown/library_list.py

  function start() {
    /** @type {HTMLFormElement} */
    var form = document.querySelector(".gw-library-form");
    var list = document.querySelector(".gw-library-list");
    var more = document.querySelector(".gw-library-more");
    if (!list) return;
    var items = /** @type {HTMLElement[]} */ (Array.from(list.children));
    var total = Number(list.getAttribute("data-total")) || items.length;
    var years = (list.getAttribute("data-shards") || "").split(" ").filter(Boolean);
    var newest = items;
    var held = {}; // by year: its documents as items of the list
    var loading = {}; // by year: a promise of them
    var status = form && form.querySelector("[role=status]");
    var shown = PAGE;

    function field(name) {
      return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
    }

    /* Brackets, spaces and width do not count: 国发2022 finds 国发〔2022〕14号. */
    function plain(text) {
      return text
        .normalize("NFKC")
        .replace(/[\s〔〕[\]()【】]/g, "")
        .toLowerCase();
    }

    function textOf(item) {
      item.gwText = item.gwText || plain(item.querySelector("h3").textContent + " " + (item.dataset.number || ""));
      return item.gwText;
    }

    function element(name, className, text) {
      var made = document.createElement(name);
      if (className) made.className = className;
      if (text) made.textContent = text;
      return made;
    }

    /* As partials/library-item.html lays it out. */
    function itemOf(row) {
      var filed = location.protocol === "file:" || document.documentElement.hasAttribute("data-gw-offline");
      var item = element("li", "gw-library-item");
      var link = element("a", "", row[0]);
      var facts = element("p", "gw-library-facts");
      link.href = row[1] + (filed ? "index.html" : "");
      row[2].forEach(function (fact, n) {
        if (n) facts.appendChild(document.createTextNode(" · "));
        facts.appendChild(element("span", "", fact));
      });
      row[3].forEach(function (mark) {
        var words = element("span", "gw-status", mark.words);
        if (mark.from) words.setAttribute("data-from", mark.from);
        if (mark.until) words.setAttribute("data-until", mark.until);
        words.hidden = window.gongwenToday() < mark.from || window.gongwenToday() >= (mark.until || "~");
        facts.appendChild(words);
      });
      row[4].forEach(function (pair) {
        item.setAttribute("data-" + pair[0], pair[1]);
      });
      item.appendChild(element("h3")).appendChild(link);
      item.appendChild(facts);
      return item;
    }

    window.gongwenLibrary = function (year, rows) {
      held[year] = rows.map(itemOf);
    };

    /* What the choice needs: all years, or the one that was chosen. */
    function needed() {
      var year = form && field("years") ? field("years").value : "";
      return years.filter(function (name) {
        return !year || name === year;
      });
    }

    /* Whether the newest, which the page has, are the first of what is asked for. */
    function isPlain() {
      return !form || Array.from(new FormData(form)).every((pair) => !pair[1] || pair[1] === "new");
    }

    /* A year's documents; none where its script does not come, which is asked for again with the next choice. */
    function load(year) {
      loading[year] =
        loading[year] ||
        new Promise(function (/** @type {(value?: any) => void} */ resolve) {
          var script = document.createElement("script");
          script.src = "library/years/" + year + ".js";
          script.onload = resolve;
          script.onerror = function () {
            delete loading[year];
            resolve();
          };
          document.head.appendChild(script);
        });
      return loading[year];
    }

    /* Shows the list with all that the choice needs. */
    function gather() {
      var asked = needed();
      if (!years.length || (isPlain() && shown <= PAGE)) {
        items = newest;
        show();
        return Promise.resolve();
      }
      return Promise.all(asked.map(load)).then(function () {
        if (needed().join() !== asked.join()) return; // another choice was made meanwhile
        items = [].concat.apply(
          [],
          asked.map(function (year) {
            return held[year] || [];
          }),
        );
        show();
      });
    }

    function fits(item) {
      /** @type {NodeListOf<HTMLSelectElement>} */
      var filters = form.querySelectorAll("select[data-filter]");
      var chosen = Array.from(filters).every(function (select) {
        var own = (item.dataset[select.name] || "").split("|");
        return !select.value || own.indexOf(select.value) >= 0;
      });
      var words = field("words").value.split(/\s+/).map(plain);
      return (
        chosen &&
        words.every(function (word) {
          return textOf(item).indexOf(word) >= 0;
        })
      );
    }

    var ORDERS = {
      old: function (a, b) {
        return (a.dataset.date || "9") < (b.dataset.date || "9") ? -1 : 1;
      },
      title: function (a, b) {
        return a
          .querySelector("h3")
          .textContent.localeCompare(b.querySelector("h3").textContent, document.documentElement.lang);
      },
      number: function (a, b) {
        // What has no number stands last.
        return (a.dataset.number || "\uffff").localeCompare(b.dataset.number || "\uffff", "zh", { numeric: true });
      },
    };

    function show() {
      var found = items.filter(function (item) {
        return !form || fits(item);
      });
      var count = years.length && isPlain() ? total : found.length;
      var order = form && ORDERS[field("sort").value];
      if (order) found.sort(order);
      list.textContent = "";
      found.slice(0, shown).forEach(function (item) {
        list.appendChild(item);
      });
      list.setAttribute("data-counted", "");
      if (more) more.hidden = count <= shown;
      if (!status) return;
      var line = count ? form.dataset.shown : form.dataset.none;
      status.textContent = line.replace("{shown}", String(count)).replace("{count}", String(total));
    }

    /* The choice as it stands in the address, only what was chosen. */
    function keep() {
      var chosen = new URLSearchParams();
      new FormData(form).forEach(function (value, name) {
        if (value && !(name === "sort" && value === "new")) chosen.set(name, String(value));
      });
      var query = chosen.toString();
      try {
        history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
      } catch (refused) {
        // from a folder some browsers refuse: the form works all the same
      }
    }

    function recall() {
      new URLSearchParams(location.search).forEach(function (value, name) {
        var known = field(name);
        if (!known || !known.matches("select, input")) return;
        known.value = value;
        if (known.matches("select") && known.selectedIndex < 0) known.selectedIndex = 0;
      });
    }

    function change() {
      shown = PAGE;
      keep();
      gather();
    }

    if (form) {
      recall();
      form.addEventListener("input", change);
      form.addEventListener("reset", function () {
        setTimeout(change); // the fields are empty only then
      });
      form.addEventListener("submit", function (event) {
        event.preventDefault();
      });
      window.addEventListener("pageshow", gather); // a browser that comes back fills the fields in as they were
    }
    if (more) {
      more.addEventListener("click", function () {
        var next = shown;
        shown += PAGE;
        gather().then(function () {
          if (list.children[next]) list.children[next].querySelector("a").focus();
        });
      });
    }
    gather();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
