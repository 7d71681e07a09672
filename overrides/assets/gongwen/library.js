/*
 * The form above the list of documents: narrows it by words, issuer, year, kind and topic, and orders it. The choice
 * stands in the page's address, so that it can be sent and comes back with the page. Without this script there are
 * pages by issuer, by year … The list shows some documents at a time (style/library.css).
 */
(function () {
  "use strict";

  var PAGE = 20; // render/markdown/library_list.py

  function start() {
    var form = document.querySelector(".gw-library-form");
    var list = document.querySelector(".gw-library-list");
    var more = document.querySelector(".gw-library-more");
    if (!list) return;
    var items = Array.from(list.children);
    var status = form && form.querySelector("[role=status]");
    var shown = PAGE;

    function field(name) {
      return form.elements[name];
    }

    /* Brackets, spaces and width do not count: 国发2022 finds 国发〔2022〕14号. */
    function plain(text) {
      return text.normalize("NFKC").replace(/[\s〔〕[\]()【】]/g, "").toLowerCase();
    }

    var texts = items.map(function (item) {
      return plain(item.querySelector("h3").textContent + " " + (item.dataset.number || ""));
    });

    function fits(item, number) {
      var chosen = Array.from(form.querySelectorAll("select[data-filter]")).every(function (select) {
        var own = (item.dataset[select.name] || "").split("|");
        return !select.value || own.indexOf(select.value) >= 0;
      });
      var words = field("words").value.split(/\s+/).map(plain);
      return (
        chosen &&
        words.every(function (word) {
          return texts[number].indexOf(word) >= 0;
        })
      );
    }

    var ORDERS = {
      old: function (a, b) {
        return (a.dataset.date || "9") < (b.dataset.date || "9") ? -1 : 1;
      },
      title: function (a, b) {
        return a.querySelector("h3").textContent.localeCompare(b.querySelector("h3").textContent, document.documentElement.lang);
      },
      number: function (a, b) {
        // What has no number stands last.
        return (a.dataset.number || "\uffff").localeCompare(b.dataset.number || "\uffff", "zh", { numeric: true });
      },
    };

    function show() {
      var found = items.filter(function (item, number) {
        return !form || fits(item, number);
      });
      var order = form && ORDERS[field("sort").value];
      if (order) found.sort(order);
      list.textContent = "";
      found.forEach(function (item) {
        list.appendChild(item);
      });
      found.forEach(function (item, number) {
        item.hidden = number >= shown;
      });
      list.setAttribute("data-counted", "");
      if (more) more.hidden = found.length <= shown;
      if (!status) return;
      var line = found.length ? form.dataset.shown : form.dataset.none;
      status.textContent = line.replace("{shown}", found.length).replace("{count}", items.length);
    }

    /* The choice as it stands in the address, only what was chosen. */
    function keep() {
      var chosen = new URLSearchParams();
      new FormData(form).forEach(function (value, name) {
        if (value && !(name === "sort" && value === "new")) chosen.set(name, value);
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
      show();
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
      window.addEventListener("pageshow", show); // a browser that comes back fills the fields in as they were
    }
    if (more) {
      more.addEventListener("click", function () {
        var next = list.children[shown];
        shown += PAGE;
        show();
        if (next) next.querySelector("a").focus();
      });
    }
    show();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
