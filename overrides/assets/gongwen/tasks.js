/*
 * The task list's filters: by chapter, by body, by words of the row. Chapters are folded until one is opened or something
 * is looked for. Without this script the page has links to the same rows. A row's own link (#task-12) always shows it.
 */
(function () {
  "use strict";

  function start() {
    var form = document.querySelector(".gw-task-filters");
    if (!form) return;
    /** @type {NodeListOf<HTMLSelectElement>} */
    var filters = form.querySelectorAll("[data-filter]"); // the last of them is an input
    var fields = Array.from(filters);
    /** @type {NodeListOf<HTMLDetailsElement>} */
    var folds = document.querySelectorAll(".gw-task-chapter");
    var chapters = Array.from(folds);
    var count = form.querySelector(".gw-task-count");
    var rows = chapters.flatMap(function (chapter) {
      return Array.from(chapter.querySelectorAll("li[id]")).map(function (row) {
        return { row: row, chapter: chapter.dataset.chapter, body: row.dataset.body, text: row.textContent };
      });
    });

    // The first choice (all) is the empty one, as is the opening's chapter: they are told apart by their place.
    function chosen(name) {
      var field = fields.find(function (each) {
        return each.dataset.filter === name;
      });
      return field.selectedIndex > 0 ? field.value : null;
    }

    function apply() {
      var chapter = chosen("chapter");
      var body = chosen("body");
      var words = fields
        .find(function (each) {
          return each.dataset.filter === "words";
        })
        .value.trim()
        .split(/\s+/);
      var shown = 0;
      rows.forEach(function (each) {
        var fits =
          (chapter === null || each.chapter === chapter) &&
          (body === null || each.body === body) &&
          words.every(function (word) {
            return each.text.indexOf(word) >= 0;
          });
        each.row.hidden = !fits;
        if (fits) shown += 1;
      });
      var isNarrowed = chapter !== null || body !== null || words.join("") !== "";
      chapters.forEach(function (each) {
        each.hidden = !each.querySelector("li[id]:not([hidden])");
        if (isNarrowed) each.open = true;
      });
      count.textContent = form.dataset.shown.replace("{shown}", String(shown)).replace("{count}", String(rows.length));
    }

    function reset() {
      fields.forEach(function (field) {
        if (field.tagName === "SELECT") field.selectedIndex = 0;
        else field.value = "";
      });
      apply();
    }

    form.addEventListener("input", apply);
    // Before the browser follows a link to a row or a chapter, so that there is something to scroll to.
    document.addEventListener("click", function (event) {
      if (event.target.closest('a[href^="#task"]')) reset();
    });
    window.addEventListener("hashchange", reset);
    window.addEventListener("beforeprint", function () {
      chapters.forEach(function (each) {
        each.open = true;
      });
    });
    // A browser that comes back to the page fills the fields in as they were.
    window.addEventListener("pageshow", apply);
    apply();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
