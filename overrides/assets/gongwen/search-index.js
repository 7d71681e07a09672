/*
 * Looks up the index that build_scripts/gongwen/render/search_index/ writes (docs/dev/search.md says how it is made).
 * Data comes as script files that call gongwenSearchData(name, value): nothing else loads from file://.
 */
(function () {
  "use strict";

  var VERIFIABLE = 20; // with no more candidates than this, their texts are read instead of more postings
  var BATCH = 3; // files of postings asked for at once
  var FIRST_DIGIT = 0x23;
  var LAST = 46; // render/search_index/shards.py: digits that end a number
  var GROUP = 128; // there too: first keys in a file of the directory

  var DIGITS = "";
  for (var code = FIRST_DIGIT; code < 0x7f; code++) if (code !== 0x5c) DIGITS += String.fromCharCode(code);
  var VALUES = {};
  for (var digit = 0; digit < DIGITS.length; digit++) VALUES[DIGITS[digit]] = digit;

  // --- script files

  var loaded = {}; // by address: a promise of the value

  /* Files of two scripts have one name: whose value it is, the element tells that asked for it. */
  window.gongwenSearchData = function (name, value) {
    var { currentScript } = document;
    if (currentScript && currentScript.gwTake) currentScript.gwTake(value);
  };

  /* The value that the file gives; each file is asked for once, and again after it failed or with another query. */
  function load(address, name, query) {
    var key = address + name + (query || "");
    if (!loaded[key]) {
      loaded[key] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.gwTake = resolve;
        script.src = address + name + ".js" + (query || "");
        script.onerror = function () {
          delete loaded[key];
          reject(new Error(name));
        };
        document.head.append(script);
      });
    }
    return loaded[key];
  }

  // --- folding: text/folding.py, character by character

  var QUOTES = "\"'“”„‟‘’‚‛「」『』〝〞〟«»‹›";
  var VANISHING = /^[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u;
  var INVISIBLE = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/gu;
  var FIRST_HAN = "\u2e80"; // nothing before it has a traditional form
  var folded = new Map(); // Han characters to their folded ones
  var cache = new Map(); // whatever was met

  function readFolding(table) {
    cache.clear();
    table.split(" ").forEach(function (group) {
      var characters = Array.from(group);
      characters.slice(1).forEach(function (other) {
        folded.set(other, characters[0]);
      });
    });
  }

  function foldPlain(character) {
    if (isQuoteMark(character)) return '"';
    return VANISHING.test(character) ? "" : folded.get(character) || character;
  }

  function foldCharacter(character) {
    var answer = cache.get(character);
    if (answer === undefined) {
      answer = Array.from(character.normalize("NFKC"), foldPlain).join("");
      cache.set(character, answer);
    }
    return answer;
  }

  function fold(text) {
    return Array.from(text, foldCharacter).join("");
  }

  /* Each traditional character as its simplified one; as long as the text, so that places hold in both. */
  function simplified(text) {
    return Array.from(text, function (character) {
      var simple = character >= FIRST_HAN && !isQuoteMark(character) ? foldPlain(character) : character;
      return simple.length === character.length ? simple : character;
    }).join("");
  }

  function isQuoteMark(character) {
    return QUOTES.indexOf(character) >= 0;
  }

  /* The characters that count: no white space, no control or format character (text/visible.py). */
  function visible(text) {
    return text.replace(INVISIBLE, "");
  }

  /* The folded characters, and for each the number of the character (in Array.from) that it comes from. */
  function foldWithOrigins(characters) {
    var text = [];
    var origins = [];
    characters.forEach(function (character, number) {
      Array.from(foldCharacter(character)).forEach(function (piece) {
        text.push(piece);
        origins.push(number);
      });
    });
    return { text: text, origins: origins };
  }

  // --- numbers and shards

  function decode(written) {
    var numbers = [];
    var value = 0;
    var weight = 1;
    for (var i = 0; i < written.length; i++) {
      var digit = VALUES[written[i]];
      value += digit * weight;
      if (digit < LAST) {
        numbers.push(value);
        value = 0;
        weight = 1;
      } else {
        weight *= DIGITS.length - LAST;
      }
    }
    return numbers;
  }

  function decodeRising(written) {
    var before = 0;
    return decode(written).map(function (difference) {
      return (before += difference);
    });
  }

  /* How many of the rising values are not greater. */
  function countUpTo(values, value) {
    var low = 0;
    var high = values.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function intersect(left, right) {
    var wanted = new Set(right);
    return left.filter(function (value) {
      return wanted.has(value);
    });
  }

  function unite(lists) {
    return Array.from(new Set([].concat.apply([], lists))).sort(function (a, b) {
      return a - b;
    });
  }

  // --- the index

  /*
   * Values under keys, in files by ranges of keys. `top` has the first key of each file of the directory, a file of the
   * directory the first keys of so many files (render/search_index/shards.py).
   */
  function Shards(address, letter, top) {
    this.address = address;
    this.letter = letter;
    this.top = top ? top.split(" ") : [];
  }

  Shards.prototype.of = async function (key) {
    var group = countUpTo(this.top, key) - 1;
    if (group < 0) return undefined;
    var first = (await load(this.address, this.letter + "k" + group)).split(" ");
    var file = await load(this.address, this.letter + (group * GROUP + countUpTo(first, key) - 1));
    return entries(file).get(key);
  };

  Shards.prototype.numbers = async function (key) {
    return decodeRising((await this.of(key)) || "");
  };

  function entries(shard) {
    var pieces = shard.split(" ");
    var found = new Map();
    for (var i = 0; i < pieces.length; i += 2) found.set(pieces[i], pieces[i + 1]);
    return found;
  }

  function Index(root, variant, index, library) {
    var postings = root + index.version + "/";
    this.postings = postings;
    this.shown = root + variant + "/" + library.version + "/";
    this.index = index;
    this.library = library;
    this.runs = new Shards(postings, "p", index.pairs);
    this.places = new Shards(postings, "n", index.places);
    this.names = new Shards(this.shown, "m", library.names);
    this.near = new Shards(this.shown, "w", library.near);
    this.common = new Set(index.common ? index.common.split(" ") : []);
    this.texts = decodeRising(index.texts); // the first unit of each group of files of texts
    var headings = decode(index.headings);
    var unit = index.terms;
    this.count = headings.length; // of documents
    this.firstHeading = unit;
    this.documents = []; // the first unit of each document's headings, then of each document's paragraphs
    headings.concat(decode(index.paragraphs)).forEach(function (count, number) {
      if (number === headings.length) this.firstParagraph = unit;
      this.documents.push(unit);
      unit += count;
    }, this);
    if (this.firstParagraph === undefined) this.firstParagraph = unit;
  }

  Index.prototype.documentOf = function (unit) {
    return unit < this.firstHeading ? -1 : (countUpTo(this.documents, unit) - 1) % this.count;
  };

  /* The runs that cover a word, from left to right: pairs, longer where a pair is common (postings.py). */
  Index.prototype.runsOf = function (characters) {
    var found = [];
    for (var at = 0; at < characters.length; ) {
      var from = Math.min(at, characters.length - 2);
      var end = from + 2;
      while (this.isCommon(characters, from, end) && end - from < characters.length) {
        if (end < characters.length) end += 1;
        else from -= 1;
      }
      found.push([from, characters.slice(from, end).join("")]);
      at = end;
    }
    return found;
  };

  Index.prototype.isCommon = function (characters, from, end) {
    return this.common.has(characters.slice(from, end).join(""));
  };

  /* The places of a run in the texts: the text's number times the stride, and the characters before it. */
  Index.prototype.placesOf = async function (run) {
    var numbers = decode((await this.runs.of(run)) || "");
    var found = [];
    var text = 0;
    for (var i = 0; i < numbers.length; i += 2) {
      text += numbers[i];
      found.push(text * this.index.stride + numbers[i + 1]);
    }
    return found;
  };

  Index.prototype.unitsAt = function (places) {
    var { stride } = this.index;
    return unite([
      places.map(function (place) {
        return Math.floor(place / stride);
      }),
    ]);
  };

  /* The units that hold a folded word of two characters or more, rising. */
  Index.prototype.unitsOfForm = async function (word) {
    if (this.common.has(word)) return this.runs.numbers(word);
    var runs = this.runsOf(Array.from(word));
    var starts = null;
    while (runs.length) {
      var batch = runs.splice(0, BATCH);
      var lists = await Promise.all(
        batch.map(function (run) {
          return this.placesOf(run[1]);
        }, this),
      );
      lists.forEach(function (list, i) {
        var moved = list.map(function (place) {
          return place - batch[i][0];
        });
        starts = starts ? intersect(starts, moved) : moved;
      });
      var units = this.unitsAt(starts);
      if (!units.length) return [];
      if (runs.length && units.length <= VERIFIABLE) return this.verified(units, word);
    }
    return units;
  };

  Index.prototype.verified = async function (units, word) {
    var shown = await this.unitsShown(units);
    return units.filter(function (unit, i) {
      return shown[i].folded.indexOf(word) >= 0;
    });
  };

  /* A converted script may write what folds otherwise than its source (批覆 for 批复): both are looked up. */
  Index.prototype.formsOf = function (word) {
    var forms = [word];
    this.library.forms.forEach(function (pair) {
      var ours = Array.from(pair);
      forms.slice().forEach(function (form) {
        if (forms.length < 8 && form.indexOf(ours[0]) >= 0) forms.push(form.split(ours[0]).join(ours[1]));
      });
    });
    return forms;
  };

  Index.prototype.unitsOf = async function (word) {
    return unite(await Promise.all(this.formsOf(word).map(this.unitsOfForm, this)));
  };

  /* The units that hold every one of the folded words, rising: glossary entries, headings, other text. */
  Index.prototype.find = async function (words) {
    var lists = await Promise.all(words.map(this.unitsOf, this));
    return lists.reduce(intersect);
  };

  /* The divisions with a number: of 2.4 (二（四）), or of art31 where the reader says which kind is meant. */
  Index.prototype.place = function (key) {
    return this.places.numbers(key);
  };

  /* Pinyin of the documents' titles in their order. */
  Index.prototype.letters = function () {
    return load(this.shown, "names");
  };

  /* By what names and days quotations are bound to documents. */
  Index.prototype.documentNames = function () {
    return load(this.postings, "documents");
  };

  /* The terms with their pinyin. */
  Index.prototype.terms = function () {
    return load(this.shown, "terms");
  };

  /* What results say of documents, by their numbers: slug, title, number, what is said of it day by day. */
  Index.prototype.rows = function (numbers) {
    var { rows } = this.library;
    return Promise.all(
      numbers.map(async function (number) {
        if (number < 0) return null;
        return (await load(this.shown, "d" + Math.floor(number / rows)))[number % rows];
      }, this),
    );
  };

  /* The documents whose words are no longer those in force on a day. */
  Index.prototype.endedOn = function (day) {
    var ended = this.library.ended.filter(function (row) {
      return countUpTo(row.slice(1), day) % 2 === 1;
    });
    return new Set(ended.map((row) => row[0]));
  };

  /* The file of texts in which a unit is, and the first unit of that file. */
  Index.prototype.textFile = async function (unit) {
    var group = countUpTo(this.texts, unit) - 1;
    var firsts = decodeRising(await load(this.postings, "u" + group));
    var file = countUpTo(firsts, unit) - 1;
    return [group * this.index.textFiles + file, firsts[file]];
  };

  /* What is to be shown of each unit: document and its row, address, names of page and division, eId, text, folded source. */
  Index.prototype.unitsShown = function (units) {
    return Promise.all(
      units.map(async function (unit) {
        var file = await this.textFile(unit);
        var document = this.documentOf(unit);
        var both = await Promise.all([load(this.shown, "t" + file[0]), this.rows([document])]);
        var row = both[0].units[unit - file[1]];
        var place = both[0].places[row[0]];
        return {
          unit: unit,
          document: document,
          row: both[1][0],
          address: place[1],
          page: place[2],
          division: place[3],
          eid: row[1],
          text: row[2],
          folded: row[3] === undefined ? fold(row[2]) : row[3],
        };
      }, this),
    );
  };

  /*
   * The index with what one script shows. `assets` holds this script, `root` the data; `anew` asks for what the browser
   * may have kept of an earlier state, which names files that are gone.
   */
  async function open(assets, root, variant, anew) {
    var query = anew ? "?" + Date.now() : "";
    var parts = await Promise.all([
      load(root, "index", query),
      load(root + variant + "/", "library", query),
      load(assets, "folding").then(readFolding),
    ]);
    return new Index(root, variant, parts[0], parts[1]);
  }

  /*
   * A page below the script's site as it can be asked for. From a folder no server adds the file's name: in one made by
   * --offline pages are plain files (publish/offline_pages.py).
   */
  function pageFile(address) {
    var offline = document.documentElement.hasAttribute("data-gw-offline");
    if (offline && /[^/]\/[^/]+\/$/.test(address)) return address.replace(/\/$/, ".html");
    return offline || location.protocol === "file:" ? address + "index.html" : address;
  }

  window.gongwenSearch = {
    pageFile: pageFile,
    open: open,
    fold: fold,
    foldWithOrigins: foldWithOrigins,
    simplified: simplified,
    visible: visible,
    isQuoteMark: isQuoteMark,
  };
})();
