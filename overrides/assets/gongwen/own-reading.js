/*
 * What a reader marks, notes and keeps for himself, in this browser alone, once he has switched it on: where it is kept, and
 * the two forms in which it is taken away and brought back. Nothing here is sent anywhere.
 *
 * An item is {id, kind, page, eid, exact, prefix, suffix, title, text, created}: `page` is the page's path below the site
 * of its script, `exact` the source's words, which are looked for again each time; `text` is the reader's own.
 */
(function () {
  "use strict";

  var KEY = "gongwen.own";
  var KINDS = ["mark", "note", "favourite"];
  var MOST = 2000; // items
  var LENGTHS = { exact: 4000, prefix: 64, suffix: 64, title: 300, text: 20000 };
  var MOTIVATIONS = { mark: "highlighting", note: "commenting", favourite: "bookmarking" };
  var HEAD = /^### (\S+) (\d{4}-\d\d-\d\d) \[(.*)\]\(<([^<>\s]+)>\)$/;

  var shared = window.gongwen;

  // --- keeping

  function state() {
    try {
      var value = JSON.parse(shared.kept(KEY) || "{}");
      return { on: value.on === true, items: Array.isArray(value.items) ? value.items.filter(isItem) : [] };
    } catch (broken) {
      return { on: false, items: [] }; // whatever lies there is not ours
    }
  }

  function isItem(item) {
    if (!item || typeof item !== "object" || KINDS.indexOf(item.kind) < 0) return false;
    var isText = Object.keys(LENGTHS).every(function (name) {
      return typeof item[name] === "string" && item[name].length <= LENGTHS[name];
    });
    return (
      isText &&
      /^[a-z0-9-]{1,40}$/.test(item.id) &&
      /^\d{4}-\d\d-\d\d$/.test(item.created) &&
      /^[\w-]+$/.test(item.eid) &&
      /^(?:[\w-]+\/)*(?:[\w-]+\.html)?$/.test(item.page)
    );
  }

  /* False where the browser keeps nothing, or has no room left. */
  function put(value) {
    var text = value && JSON.stringify(value);
    shared.keep(KEY, text);
    return shared.kept(KEY) === text;
  }

  function change(items) {
    return put({ on: state().on, items: items.slice(-MOST) });
  }

  function add(items) {
    var known = state().items;
    var ids = known.map(function (item) {
      return item.id;
    });
    var fresh = items.filter(function (item) {
      return isItem(item) && ids.indexOf(item.id) < 0;
    });
    return change(known.concat(fresh)) ? fresh.length : -1;
  }

  function remove(id) {
    return change(
      state().items.filter(function (item) {
        return item.id !== id;
      }),
    );
  }

  function newId() {
    var numbers = crypto.getRandomValues(new Uint32Array(3));
    return Array.from(numbers, function (number) {
      return number.toString(36);
    }).join("-");
  }

  function today() {
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  }

  // --- the two forms

  /* The W3C's Web Annotation; `site` is the address below which the pages lie. */
  function toJson(items, site) {
    return JSON.stringify(
      {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        type: "AnnotationPage",
        items: items.map(function (item) {
          var annotation = {
            id: "urn:gongwen:" + item.id,
            type: "Annotation",
            motivation: MOTIVATIONS[item.kind],
            created: item.created + "T00:00:00Z",
            target: {
              source: site + item.page + "#" + item.eid,
              selector: { type: "TextQuoteSelector", exact: item.exact, prefix: item.prefix, suffix: item.suffix },
            },
          };
          if (item.text) annotation.body = { type: "TextualBody", value: item.text, format: "text/plain" };
          if (item.title) annotation.target["schema:name"] = item.title;
          return annotation;
        }),
      },
      null,
      1,
    );
  }

  function fromJson(text) {
    var value = JSON.parse(text);
    var annotations = Array.isArray(value) ? value : value.items || [value];
    var objects = annotations.filter(function (annotation) {
      return annotation && typeof annotation === "object";
    });
    return objects.map(fromAnnotation).filter(isItem);
  }

  function fromAnnotation(annotation) {
    var target = annotation.target || {};
    var selector = target.selector || {};
    var body = [].concat(annotation.body || [])[0] || {};
    var place = placeOf(String(target.source || ""));
    return {
      id:
        String(annotation.id || "")
          .replace(/^urn:gongwen:/, "")
          .toLowerCase()
          .replace(/[^a-z0-9-]/g, "")
          .slice(-40) || newId(),
      kind:
        KINDS.filter(function (kind) {
          return MOTIVATIONS[kind] === [].concat(annotation.motivation || [])[0];
        })[0] || (body.value ? "note" : "mark"),
      page: place.page,
      eid: place.eid,
      exact: String(selector.exact || ""),
      prefix: String(selector.prefix || ""),
      suffix: String(selector.suffix || ""),
      title: String(target["schema:name"] || ""),
      text: String(body.value || ""),
      created: String(annotation.created || "").slice(0, 10) || today(),
    };
  }

  /* The page and the eId that an address names, whatever host it was exported from: the last two parts before its #. */
  function placeOf(address) {
    var parts = /^(?:[^#?]*?\/)?((?:[\w-]+\/)(?:[\w-]+\/|[\w-]+\.html)?)#([\w-]+)$/.exec(address) || [];
    return { page: parts[1] || "?", eid: parts[2] || "" };
  }

  function toMarkdown(items, site, words) {
    return items
      .map(function (item) {
        var head = "### " + words["own.kind." + item.kind] + " " + item.created;
        var title = item.title.replace(/[[\]\n]/g, " ");
        var quote = item.exact.split("\n").map(function (line) {
          return "> " + line;
        });
        var own = item.text.split("\n").map(function (line) {
          return /^(?:\\|>|### )/.test(line) ? "\\" + line : line;
        });
        return [
          head + " [" + title + "](<" + site + item.page + "#" + item.eid + ">)",
          "",
          quote.join("\n"),
          "",
          own.join("\n"),
        ]
          .join("\n")
          .trimEnd();
      })
      .join("\n\n");
  }

  function fromMarkdown(text, words) {
    var found = [];
    text.split(/\r?\n/).forEach(function (line) {
      var head = HEAD.exec(line);
      var item = found[found.length - 1];
      if (head) found.push(opened(head, words));
      else if (!item) return;
      else if (/^> ?/.test(line) && !item.text.trim()) item.exact += (item.exact && "\n") + line.replace(/^> ?/, "");
      else item.text += line.replace(/^\\/, "") + "\n";
    });
    return found
      .map(function (item) {
        item.text = item.text.trim();
        return item;
      })
      .filter(isItem);
  }

  function opened(head, words) {
    var place = placeOf(head[4]);
    var kind = KINDS.filter(function (name) {
      return words["own.kind." + name] === head[1];
    })[0];
    var known = { id: newId(), kind: kind, page: place.page, eid: place.eid, exact: "", prefix: "", suffix: "" };
    known.title = head[3];
    known.text = "";
    known.created = head[2];
    return known;
  }

  window.gongwenOwn = {
    state: state,
    isItem: isItem,
    switchOn: function (on) {
      return put({ on: on, items: state().items });
    },
    add: add,
    remove: remove,
    clear: function () {
      put(null);
    },
    newId: newId,
    today: today,
    toJson: toJson,
    fromJson: fromJson,
    toMarkdown: toMarkdown,
    fromMarkdown: fromMarkdown,
  };
})();
