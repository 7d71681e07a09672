/* Reading: the contents beside the text follow it, and the last place read is kept and offered again. */
(function () {
  "use strict";

  var KEPT = 20; // documents whose last place is kept
  var LINE = 0.25; // what stands at this height of the window is being read
  var article = document.getElementById("gw-text");
  var slug = article.getAttribute("data-gw-document");
  /** @type {HTMLAnchorElement} */
  var name = document.querySelector("a.gw-name");
  var home = new URL(".", name.href).href; // the root of this script's site

  function bare(address) {
    return address.split("#")[0];
  }

  // --- where the reader is

  /* The places on this page that the contents name, in order: the link, and what is watched for it. What stands in a
     paragraph out of sight is not laid out (style/reading.css), the paragraph is. */
  function placesHere() {
    var whole = article.matches(".gw-page-full");
    var places = [];
    /** @type {NodeListOf<HTMLAnchorElement>} */
    var links = document.querySelectorAll(".gw-contents a");
    links.forEach(function (link) {
      if (!link.hash || bare(link.href) !== bare(location.href)) return;
      var element = document.getElementById(window.gongwen.eidIn(link.hash));
      if (element) places.push({ link: link, watched: whole ? element.closest("#gw-text > *") || element : element });
    });
    return places;
  }

  /* Calls `read` whenever a place comes to stand above the line or below it. */
  function watch(places, read) {
    var observer = new IntersectionObserver(
      function (entries) {
        entries.forEach(function (entry) {
          places.forEach(function (place) {
            if (place.watched === entry.target) place.above = entry.isIntersecting;
          });
        });
        read();
      },
      { rootMargin: "9999999px 0px -" + (1 - LINE) * 100 + "% 0px" }, // all that is above the line
    );
    places.forEach(function (place) {
      observer.observe(place.watched);
    });
  }

  /* The eId of a block that is text; of one without its own the first in it (a mark, a table). */
  function eidOf(element) {
    if (element.hasAttribute("data-apparatus")) return "";
    var named = element.id ? element : element.querySelector("[id]:not(.gw-former)");
    return named ? named.id : "";
  }

  /* The eId of the block at the line, or so many pixels further down. */
  function eidAtLine(further) {
    var line = window.innerHeight * LINE + (further || 0);
    var blocks = Array.prototype.filter.call(article.children, eidOf);
    var low = 0;
    var high = blocks.length;
    while (high - low > 1) {
      var middle = (low + high) >> 1;
      if (blocks[middle].getBoundingClientRect().top <= line) low = middle;
      else high = middle;
    }
    return blocks.length ? eidOf(blocks[low]) : "";
  }

  // --- the contents show it

  function mark(current, places) {
    places.forEach(function (place) {
      if (place === current) place.link.setAttribute("aria-current", "location");
      else place.link.removeAttribute("aria-current");
    });
    var name = document.querySelector(".gw-side-open span");
    name.textContent = current ? current.link.textContent : name.getAttribute("data-gw-page");
    if (current) reveal(current.link);
  }

  /* The contents scroll by themselves, never the page (which scrollIntoView would scroll as well). */
  function reveal(link) {
    var side = document.getElementById("gw-side");
    var box = side.getBoundingClientRect();
    var at = link.getBoundingClientRect();
    if (at.top < box.top + 32 || at.bottom > box.bottom - 32) side.scrollTop += at.top - box.top - box.height / 3;
  }

  /* At the page's foot the last sections do not reach the line: the one that was asked for is the one being read. */
  function asked(places) {
    var foot = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
    return places.find(function (place) {
      return foot && place.link.hash === location.hash && place.watched.getBoundingClientRect().bottom > 0;
    });
  }

  function followText() {
    var places = placesHere();
    var waiting = 0;

    function follow() {
      var above = places.filter(function (place) {
        return place.above;
      });
      mark(asked(places) || above[above.length - 1], places);
    }

    function keepPlace() {
      waiting = 0;
      keepPlaceOf(eidAtLine());
    }

    watch(places, follow);
    window.addEventListener("hashchange", follow);
    window.addEventListener(
      "scroll",
      function () {
        if (!waiting) waiting = setTimeout(keepPlace, 500); // not with every line that passes by
      },
      { passive: true },
    );
    window.addEventListener("pagehide", keepPlace);
  }

  // --- the place

  function keepPlaceOf(eid) {
    if (!eid) return;
    var others = window.gongwen.lastPlaces().filter(function (place) {
      return place[0] !== slug;
    });
    var page = bare(location.href).slice(home.length);
    window.gongwen.keep("gongwen.places", JSON.stringify([[slug, page, eid]].concat(others).slice(0, KEPT)));
  }

  /* What the page itself calls the place: its page in a document's contents, its document in the library. */
  function nameOf(place) {
    var links = document.querySelectorAll(slug ? ".gw-contents a" : ".gw-library a");
    var address = home + (slug ? place[1] : place[0]);
    var found = Array.prototype.find.call(links, function (link) {
      var rest = link.href.indexOf(address) === 0 ? bare(link.href).slice(address.length) : null;
      return slug ? rest === "" : rest !== null && /^[/.]/.test(rest);
    });
    return found ? found.textContent : "";
  }

  function offerPlace(offer) {
    var place = window.gongwen.lastPlaces().find(function (one) {
      return !slug || one[0] === slug;
    });
    if (!place) return;
    var link = offer.querySelector("a");
    var name = nameOf(place);
    link.href = home + place[1] + "#" + place[2];
    if (name) link.append("：" + name);
    offer.querySelector("button").addEventListener("click", function () {
      window.gongwen.keep("gongwen.places", null);
      document.documentElement.removeAttribute("data-place");
    });
  }

  // --- what was read before the reader went up to the masthead, where scripts are switched

  var ABOVE = 300; // pixels from the top within which the masthead is what one looks at
  var STILL = 150; // milliseconds without scrolling: the reader had stopped there
  var rested = 0; // how far down
  var last = { at: 0, y: 0 };

  function rest() {
    var now = Date.now();
    if (now - last.at > STILL && last.y > ABOVE) rested = last.y;
    last = { at: now, y: window.scrollY };
  }

  /* The eId of the block that was at the line where the reader stopped last; "" where that was the page's top. */
  window.gongwen.eidRead = function () {
    rest(); // who clicks at once is asked before the page has told that it was scrolled
    var down = window.scrollY > ABOVE ? window.scrollY : rested;
    return down ? eidAtLine(down - window.scrollY) : "";
  };
  window.addEventListener("scroll", rest, { passive: true });

  var offer = document.querySelector("[data-gw-continue]");
  window.gongwen.start("reading", function () {
    if (offer) offerPlace(offer);
    else followText();
  });
})();
