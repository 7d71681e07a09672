/*
 * The form that proposes a glossary entry or improves one. Its outcome is a text whose first line names the file's place;
 * where mkdocs.yml names a repository or an editor's address, also a page of the forge or a letter that holds the text.
 */
(function () {
  "use strict";

  var NAMES = ["aliases", "related", "topics"];
  var SOURCE = ["title", "number", "article", "passage", "kind", "checked", "reader"];
  var READ = ["title", "article", "passage", "kind"]; // what whoever has read a passage can say of it
  // Pages for a new issue, by the forges' names; Gitee's takes no text.
  var ISSUES = {
    GitHub: "{url}/issues/new?title={title}&body={text}",
    Gitea: "{url}/issues/new?title={title}&body={text}",
    GitLab: "{url}/-/issues/new?issue[title]={title}&issue[description]={text}",
  };

  /** @type {HTMLFormElement} */
  var form = document.querySelector(".gw-propose form");
  /** @type {HTMLDetailsElement} */
  var box = form.closest(".gw-propose");
  var shown = box.querySelector(".gw-letter");
  var tools = box.querySelector(".gw-tools");
  var settings = window.gongwenAnnotate || {}; // annotate-settings.js: where things are sent
  var submit = null;
  var mail = null;

  function word(key) {
    return form.getAttribute("data-" + key);
  }

  function field(key) {
    return /** @type {HTMLInputElement} */ (form.elements.namedItem(key));
  }

  function value(key) {
    return field(key).value.replace(/\s+/g, " ").trim();
  }

  function quoted(text) {
    return JSON.stringify(text);
  }

  function list(text) {
    return text
      .split(/[、，,；;]/)
      .map(function (name) {
        return name.trim();
      })
      .filter(Boolean);
  }

  function isChanged(key) {
    return field(key).value !== field(key).defaultValue;
  }

  /* The status that an entry in the file had, where neither definition nor source are others now. Else only who names
   * the source's place and the day of reading has read it: a day that stood there already is that of the old ones. */
  function status() {
    if (word("status") && !isTouched()) return word("status");
    return READ.every(value) && day() ? "reviewed" : "draft";
  }

  function isTouched() {
    return ["definition"].concat(SOURCE).some(isChanged);
  }

  function day() {
    return isChanged("checked") && /^\d{4}-\d{2}-\d{2}$/.test(value("checked"));
  }

  /* The file, as render/term_letter.py writes it. */
  function fileText() {
    var lines = ["---"];
    var outdated = isTouched() && !isChanged("checked");
    ["term", "english", "pinyin"].forEach(function (key) {
      lines.push(key + ": " + quoted(value(key)));
    });
    NAMES.forEach(function (key) {
      lines.push(key + ": [" + list(value(key)).map(quoted).join(", ") + "]");
    });
    var regional = list(word("regional")).map(function (pair) {
      return pair.split("=")[0] + ": " + quoted(pair.split("=")[1]);
    });
    if (regional.length) lines.push("regional: {" + regional.join(", ") + "}");
    var source = SOURCE.filter(function (key) {
      return value(key) && !(outdated && (key === "checked" || key === "reader"));
    });
    if (value("title")) {
      lines.push("source:");
      source.forEach(function (key) {
        lines.push("  " + key + ": " + quoted(value(key)));
      });
    }
    return lines.concat(["status: " + status(), "---", value("definition"), ""]).join("\n");
  }

  function path() {
    return "docs/glossary/" + (value("term") || "术语") + ".md";
  }

  function filled(template, text) {
    var values = {
      url: settings.repository && settings.repository.url,
      branch: settings.repository && settings.repository.branch,
      path: encodeURIComponent(path()),
      folder: "docs/glossary",
      name: encodeURIComponent(value("term") + ".md"),
      title: encodeURIComponent(word("subject") + " " + value("term")),
      text: encodeURIComponent(text),
    };
    return template.replace(/\{(\w+)\}/g, function (all, key) {
      return values[key];
    });
  }

  function refresh() {
    var letter = path() + "\n" + fileText();
    shown.textContent = letter;
    if (submit) {
      var known = form.hasAttribute("data-known");
      var address = known
        ? filled(ISSUES[settings.repository.name] || "{url}/issues/new", letter)
        : filled(settings.repository.filled || settings.repository.empty, fileText());
      var bare = filled(known ? "{url}/issues/new" : settings.repository.empty, "");
      submit.href = address.length > settings.limits.address ? bare : address;
    }
    if (mail) {
      var full = "mailto:" + settings.editors + filled("?subject={title}&body={text}", letter.replace(/\n/g, "\r\n"));
      mail.href = full.length > settings.limits.mail ? full.split("&body=")[0] : full;
    }
  }

  function link(label) {
    var made = document.createElement("a");
    made.textContent = label;
    made.rel = "noopener";
    made.addEventListener("click", copy); // where an address cannot hold the text, it is pasted
    tools.append(" ", made);
    return made;
  }

  function copy() {
    var range = document.createRange();
    range.selectNodeContents(shown);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand("copy"); // works from a file system, which the Clipboard API does not
    box.querySelector("[role=status]").textContent = word("copied");
  }

  if (settings.repository) {
    submit = link(
      word(form.hasAttribute("data-known") ? "issue" : "submit").replace("{forge}", settings.repository.name),
    );
    submit.target = "_blank";
  }
  if (settings.editors) mail = link(word("mail"));
  var proposed = new URLSearchParams(location.search).get("term"); // words of a text, from proposing.js
  if (proposed && !form.hasAttribute("data-known")) form.elements.term.value = proposed;
  form.hidden = false;
  tools.hidden = false;
  form.addEventListener("input", refresh);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  tools.querySelector("button").addEventListener("click", copy);
  refresh();

  function openAtAnchor() {
    if (location.hash === "#propose") box.open = true;
  }

  window.addEventListener("hashchange", openAtAnchor);
  openAtAnchor();
})();
