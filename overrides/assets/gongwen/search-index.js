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

  var DIGITS = "";
  for (var code = FIRST_DIGIT; code < 0x7f; code++) if (code !== 0x5c) DIGITS += String.fromCharCode(code);
  var VALUES = {};
  for (var digit = 0; digit < DIGITS.length; digit++) VALUES[DIGITS[digit]] = digit;

  // --- script files

  var waiting = {}; // by name: what to do with the value
  var loaded = {}; // by name: a promise of it

  window.gongwenSearchData = function (name, value) {
    if (waiting[name]) waiting[name](value);
  };

  /* The value that the file gives; each file is asked for once, and again after it failed or with another query. */
  function load(address, name, query) {
    var key = address + name + (query || "");
    if (!loaded[key]) {
      loaded[key] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        waiting[name] = resolve;
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
    if (QUOTES.indexOf(character) >= 0) return '"';
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

  function Index(root, variant, index, library) {
    this.postings = root + index.version + "/";
    this.shown = root + variant + "/" + library.version + "/";
    this.index = index;
    this.library = library;
    this.pairs = index.pairs.split(" ");
    this.places = index.places.split(" ");
    var lengths = decode(index.lengths);
    var position = 0;
    var size = 0;
    this.starts = []; // the position of each unit's first character
    this.texts = []; // the first unit of each file of texts
    lengths.forEach(function (length, unit) {
      this.starts.push(position);
      position += length + 1;
      var cost = length + index.overhead;
      if (!unit || size + cost > index.texts) {
        this.texts.push(unit);
        size = 0;
      }
      size += cost;
    }, this);
    var unit = index.terms;
    this.firstHeading = unit;
    this.documents = []; // the first unit of each document's headings, then of each document's paragraphs
    index.headings.concat(index.paragraphs).forEach(function (count, number) {
      if (number === index.headings.length) this.firstParagraph = unit;
      this.documents.push(unit);
      unit += count;
    }, this);
    if (this.firstParagraph === undefined) this.firstParagraph = unit;
  }

  Index.prototype.shard = function (keys, letter, key) {
    var number = countUpTo(keys, key) - 1;
    if (number < 0 || !keys[0]) return Promise.resolve(new Map());
    return load(this.postings, letter + number).then(entries);
  };

  function entries(shard) {
    var pieces = shard.split(" ");
    var found = new Map();
    for (var i = 0; i < pieces.length; i += 2) found.set(pieces[i], pieces[i + 1]);
    return found;
  }

  Index.prototype.listOf = async function (keys, letter, key) {
    var found = (await this.shard(keys, letter, key)).get(key);
    return found === undefined ? [] : decodeRising(found);
  };

  Index.prototype.unitsAt = function (positions) {
    var starts = this.starts;
    return unite([
      positions.map(function (position) {
        return countUpTo(starts, position) - 1;
      }),
    ]);
  };

  Index.prototype.documentOf = function (unit) {
    return unit < this.firstHeading ? -1 : (countUpTo(this.documents, unit) - 1) % this.index.headings.length;
  };

  /* The units that hold a folded word of two characters or more, rising. */
  Index.prototype.unitsOfForm = async function (word) {
    var characters = Array.from(word);
    var offsets = [];
    for (var offset = 0; offset < characters.length - 1; offset += 2) offsets.push(offset);
    if (characters.length % 2) offsets.push(characters.length - 2);
    var starts = null;
    while (offsets.length) {
      var batch = offsets.splice(0, BATCH);
      var lists = await Promise.all(
        batch.map(function (offset) {
          return this.listOf(this.pairs, "p", characters[offset] + characters[offset + 1]);
        }, this),
      );
      lists.forEach(function (list, i) {
        var moved = list.map(function (position) {
          return position - batch[i];
        });
        starts = starts ? intersect(starts, moved) : moved;
      });
      var units = this.unitsAt(starts);
      if (!units.length) return [];
      if (offsets.length && units.length <= VERIFIABLE) return this.verified(units, word);
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
    return this.listOf(this.places, "n", key);
  };

  /* Pinyin of the documents' titles in their order; names and pinyin of the terms. */
  Index.prototype.names = function () {
    return load(this.shown, "names");
  };

  /* What is to be shown of each unit: document, address, names of page and division, eId, text, folded source. */
  Index.prototype.unitsShown = function (units) {
    return Promise.all(
      units.map(async function (unit) {
        var file = countUpTo(this.texts, unit) - 1;
        var texts = await load(this.shown, "t" + file);
        var row = texts.units[unit - this.texts[file]];
        var place = texts.places[row[0]];
        return {
          unit: unit,
          document: place[0],
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

  window.gongwenSearch = { open: open, fold: fold, foldWithOrigins: foldWithOrigins };
})();
