/* The terms of a page explained after its text, on paper: made when the reader asks for them. */
(function () {
  "use strict";

  var box = document.querySelector("[data-gw-print-extras]");
  var article = document.getElementById("gw-text");
  var data = document.createElement("script");

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text || "";
    return made;
  }

  /* The entry that a term's link leads to: the last part of its address names it. */
  function entryOf(link) {
    var parts = link.pathname.replace(/(\/index)?\.html$|\/$/, "").split("/");
    return window.gongwenTerms.terms[decodeURIComponent(parts[parts.length - 1])];
  }

  function row(entry) {
    var made = element("div");
    var name = element("dt", "", entry.term);
    var said = element("dd", "", entry.definition + " ");
    said.append(element("small", "", entry.source));
    made.append(name, said);
    return made;
  }

  function explain() {
    var section = element("section", "gw-paper gw-paper-terms");
    var list = element("dl");
    var met = [];
    article.querySelectorAll("a.gw-term").forEach(function (link) {
      var entry = entryOf(link);
      if (entry && met.indexOf(entry) < 0) met.push(entry);
    });
    met.forEach(function (entry) {
      list.append(row(entry));
    });
    section.setAttribute("data-apparatus", "");
    section.append(element("h2", "", box.getAttribute("data-gw-title")));
    section.append(element("p", "gw-paper-remark", box.getAttribute("data-gw-remark")), list);
    article.insertBefore(section, article.querySelector(".gw-article > .gw-steps"));
  }

  data.addEventListener("load", explain);
  data.src = document.querySelector("script[data-gw-site]").getAttribute("data-gw-site") + "glossary/terms.js";
  document.head.append(data);
})();
