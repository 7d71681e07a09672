/* Loaded where an address is no longer right: leads to where its text stands now, its #anchor kept. */
(function () {
  "use strict";

  /** @type {HTMLAnchorElement} */
  var moved = document.querySelector("a[data-gw-moved-to]"); // on a page that only leads on

  /* The eId in the page's address; "" where its percent signs mean nothing. */
  function eidHere() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (malformed) {
      return "";
    }
  }

  function lead(address, base) {
    var target = new URL(address, base);
    if (!target.hash) target.hash = location.hash;
    location.replace(target.href);
  }

  /* In a folder without a server pages are plain files (publish/offline_pages.py). */
  function filed(address) {
    if (!document.documentElement.hasAttribute("data-gw-offline")) return address;
    return address.replace(/^\.\/(?=#|$)/, "index.html").replace(/\/(?=#|$)/, ".html");
  }

  /* Called by a document's moved.js with the address of every eId below the document's own. */
  window.gongwenMoved = function (places) {
    var eid = eidHere();
    if (Object.prototype.hasOwnProperty.call(places, eid))
      lead(filed(places[eid]), /** @type {HTMLScriptElement} */ (document.currentScript).src);
    else if (moved) lead(moved.href, location.href);
  };

  if (moved && !document.querySelector("script[data-gw-places]")) lead(moved.href, location.href);
})();
