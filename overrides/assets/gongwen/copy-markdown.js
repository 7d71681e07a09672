/* The text of the page as Markdown, with the line of its source above it and the eId below each paragraph: copied. */
(function () {
  "use strict";

  var SHOWN = 2000; // milliseconds for which the button says that it is done
  var button = document.querySelector("button[data-gw-markdown]");
  var article = document.getElementById("gw-text");
  var name = button.textContent;

  function escaped(text) {
    return text
      .replace(/[\\`*_{}[\]<]/g, "\\$&")
      .replace(/^[#>+-]/, "\\$&")
      .replace(/^(\d+)([.)])/, "$1\\$2");
  }

  /* The words of an element that are the text's. */
  function words(element) {
    var copy = element.cloneNode(true);
    copy.querySelectorAll("[data-apparatus]").forEach(function (beside) {
      beside.remove();
    });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function table(element) {
    var rows = Array.from(element.rows, function (row) {
      return Array.from(row.cells, (cell) => escaped(words(cell)).replace(/\|/g, "\\|"));
    });
    var width = Math.max.apply(
      null,
      rows.map((row) => row.length),
    );
    rows.splice(1, 0, Array(width).fill("---"));
    return rows.map((row) => "| " + row.join(" | ") + " |").join("\n");
  }

  function block(element) {
    var level = /^H([1-6])$/.exec(element.tagName);
    var name = "{: #" + element.id + " }";
    if (element.tagName === "TABLE") return "[](#" + element.id + ")" + name + "\n\n" + table(element);
    var text = escaped(words(element));
    return level ? "#".repeat(Number(level[1])) + " " + text + " " + name : text + "\n" + name;
  }

  /* Title, number and address; the page's own address where the site has none. */
  function source() {
    var head = article.querySelector(".gw-paper-head");
    var said = head ? head.textContent.trim() : document.title;
    var address = /https?:\/\/\S+$/.exec(said);
    var named = address ? said.slice(0, address.index).trim() : said;
    return "> " + escaped(named) + "　<" + (address ? address[0] : location.href.split("#")[0]) + ">";
  }

  function markdown() {
    var found = article.querySelectorAll("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id], p[id], table[id]");
    var own = Array.from(found).filter((element) => !element.closest("[data-apparatus]") && words(element));
    return [source()].concat(own.map(block)).join("\n\n") + "\n";
  }

  function copy() {
    var area = document.createElement("textarea");
    area.value = markdown();
    area.readOnly = true;
    button.parentNode.append(area);
    area.select();
    document.execCommand("copy"); // works from a file system, which the Clipboard API does not
    area.remove();
    button.focus();
    button.textContent = button.getAttribute("data-gw-done");
    setTimeout(function () {
      button.textContent = name;
    }, SHOWN);
  }

  button.addEventListener("click", copy);
  copy(); // the click for which this was loaded
})();
