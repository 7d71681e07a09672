/* Reading: the contents beside the text follow it, and the last place read is kept and offered again. */
(function () {
  "use strict";

  var KEPT = 20; // documents whose last place is kept
  var LINE = 0.25; // what stands at this height of the window is being read
  var article = document.getElementById("gw-text");
  var slug = article.getAttribute("data-gw-document");
  var home = new URL(".", document.querySelector("a.gw-name").href).href; // the root of this script's site

  function bare(address) {
    return address.split("#")[0];
  }

  // --- which block is at the line, and what the contents call the place

  /* The links of the contents that lead to places on this page, by eId. */
  function linksHere() {
    var links = new Map();
    document.querySelectorAll(".gw-contents a").forEach(function (link) {
      if (link.hash && bare(link.href) === bare(location.href)) links.set(decodeURIComponent(link.hash.slice(1)), link);
    });
    return links;
  }

  /* Every block of text in order, each with the link that holds at its start and what inside it the contents name. */
  function blocksOf(links) {
    var link = null;
    var blocks = [];
    Array.prototype.forEach.call(article.children, function (element) {
      if (element.hasAttribute("data-apparatus")) return;
      var named = Array.prototype.slice.call(element.querySelectorAll("[id]:not(.gw-former)"));
      if (element.id) named.unshift(element);
      if (!named.length) return;
      var inner = named.filter(function (one) {
        return links.has(one.id);
      });
      if (inner.length) link = links.get(inner[0].id);
      blocks.push({ element: element, eid: named[0].id, link: link, inner: inner });
      if (inner.length) link = links.get(inner[inner.length - 1].id);
    });
    return blocks;
  }

  function linkAt(block, links) {
    var line = window.innerHeight * LINE;
    var above = block.inner.filter(function (one) {
      return one.getBoundingClientRect().top <= line;
    });
    return above.length ? links.get(above[above.length - 1].id) : block.link;
  }

  /* Calls `read` with the block at the line whenever that is another one, or another place in it. */
  function watch(blocks, read) {
    var owners = new Map();
    var observer = new IntersectionObserver(
      function (entries) {
        entries.forEach(function (entry) {
          if (entry.isIntersecting) read(owners.get(entry.target));
        });
      },
      { rootMargin: "-" + LINE * 100 + "% 0px -" + (1 - LINE) * 100 + "% 0px" }
    );
    blocks.forEach(function (block) {
      [block.element].concat(block.inner).forEach(function (element) {
        owners.set(element, block);
        observer.observe(element);
      });
    });
  }

  // --- the contents show it

  function mark(link, links) {
    links.forEach(function (other) {
      if (other === link) other.setAttribute("aria-current", "location");
      else other.removeAttribute("aria-current");
    });
    var name = document.querySelector(".gw-side-open span");
    name.textContent = link ? link.textContent : name.getAttribute("data-gw-page");
    if (link) reveal(link);
  }

  /* The contents scroll by themselves, never the page (which scrollIntoView would scroll as well). */
  function reveal(link) {
    var side = document.getElementById("gw-side");
    var box = side.getBoundingClientRect();
    var at = link.getBoundingClientRect();
    if (at.top < box.top + 32 || at.bottom > box.bottom - 32) side.scrollTop += at.top - box.top - box.height / 3;
  }

  /* At the page's foot the last sections do not reach the line: the one that was asked for is the one being read. */
  function asked(links) {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var foot = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
    return foot && target && links.has(target.id) && target.getBoundingClientRect().bottom > 0 ? links.get(target.id) : null;
  }

  function followText() {
    var links = linksHere();
    var waiting = 0;
    var place = null;

    function keepPlace() {
      clearTimeout(waiting);
      waiting = 0;
      if (place) keepPlaceOf(place);
    }

    watch(blocksOf(links), function (block) {
      mark(asked(links) || linkAt(block, links), links);
      place = block.eid;
      if (!waiting) waiting = setTimeout(keepPlace, 500); // not with every line that passes by
    });
    window.addEventListener("pagehide", keepPlace);
  }

  // --- the place

  function keepPlaceOf(eid) {
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

  var offer = document.querySelector("[data-gw-continue]");
  if (offer) offerPlace(offer);
  else followText();
})();
