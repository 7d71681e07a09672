/* A page that is not there: in the script whose folder the address lies in, with what may have been meant. */
(function () {
  "use strict";

  var MOST = 5;
  var sections = Array.prototype.slice.call(document.querySelectorAll("[data-gw-prefix]"));
  var asked = location.pathname;
  try {
    asked = decodeURIComponent(asked);
  } catch (malformed) {
    // not UTF-8: as it is
  }

  /* The section of the script whose folder the address names; the first where it names none. */
  function chosenSection() {
    var named = sections.filter(function (section) {
      var prefix = section.getAttribute("data-gw-prefix");
      return prefix && asked.toLowerCase().indexOf("/" + prefix.toLowerCase()) >= 0;
    });
    return named[0] || sections[0];
  }

  /* Edits from one word to the other (Levenshtein). */
  function distance(one, other) {
    var row = Array.from({ length: other.length + 1 }, function (_, index) {
      return index;
    });
    for (var i = 1; i <= one.length; i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length; j++) {
        var above = row[j];
        row[j] = Math.min(above + 1, row[j - 1] + 1, diagonal + (one[i - 1] === other[j - 1] ? 0 : 1));
        diagonal = above;
      }
    }
    return row[other.length];
  }

  /* How far apart two eIds are: below 1, letters first, then the number at their end (chp_9 is nearer to chp_8). */
  function apart(one, other) {
    var numbers = [one, other].map(function (eid) {
      return Number((eid.match(/\d+$/) || [0])[0]);
    });
    return (
      distance(one, other) / (Math.max(one.length, other.length) + 1) +
      Math.min(0.1, Math.abs(numbers[0] - numbers[1]) / 1000)
    );
  }

  function near(one, other) {
    return distance(one, other) <= Math.max(1, Math.min(one.length, other.length) / 3);
  }

  var path = asked.toLowerCase().split("/").filter(Boolean);

  /* The part of the address that is near to a folder's name; undefined where none is. */
  function knownAs(folder) {
    return path.find(function (segment) {
      return near(segment, folder.toLowerCase());
    });
  }

  /* [address, name] of what the address may have meant, the nearest first; `pages` are of folders that are near. */
  function suggestions(pages) {
    var eid = path[path.length - 1] || "";
    var close = [];
    pages.forEach(function (page) {
      var parts = decodeURIComponent(page[0]).toLowerCase().split("/").filter(Boolean);
      var own = parts[parts.length - 1];
      var below = parts.length > 1;
      var known = knownAs(parts[0]);
      if (!known) return;
      var step = distance(known, parts[0]);
      if (!below) close.push([step + 2, page[0], page[1]]);
      else if (eid.indexOf(own + "__") === 0)
        close.push([step, page[0] + "#" + eid, page[1]]); // a place on this page
      else if (near(eid, own)) close.push([step + apart(eid, own), page[0], page[1]]);
    });
    close.sort(function (one, other) {
      return one[0] - other[0];
    });
    return close.slice(0, MOST);
  }

  /* A script of data is loaded, or is not there: what is at hand is enough then. */
  function load(address) {
    return new Promise(function (resolve) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = script.onerror = resolve;
      document.head.append(script);
    });
  }

  /* The numbers of the files that hold the folders that are near. */
  function filesNear(list) {
    var files = [];
    list.folders.forEach(function (folder, number) {
      var file = Math.floor(number / list.each);
      if (files.indexOf(file) < 0 && knownAs(folder)) files.push(file);
    });
    return files;
  }

  /** @type {any[][]} */
  var held = []; // by the number of a file: its addresses
  window.gongwenAddressesOf = function (number, found) {
    held[number] = found;
  };

  function suggest(section) {
    var home = section.querySelector("a").href;
    load(home + "assets/gongwen/addresses.js")
      .then(function () {
        var list = window.gongwenAddresses || { folders: [], each: 1 };
        return Promise.all(filesNear(list).map((file) => load(home + "library/addresses-" + file + ".js")));
      })
      .then(function () {
        var found = suggestions([].concat.apply([], held.filter(Boolean)));
        var list = section.querySelector("ul");
        found.forEach(function (page) {
          var link = document.createElement("a");
          link.href = home + page[1];
          link.textContent = page[2];
          list.appendChild(document.createElement("li")).append(link);
        });
        section.querySelector("[data-gw-suggest]").hidden = !found.length;
      });
  }

  var chosen = chosenSection();
  sections.forEach(function (section) {
    section.hidden = section !== chosen;
  });
  document.documentElement.lang = chosen.lang;
  document.title = chosen.querySelector("h1").textContent;
  suggest(chosen);
})();
