/*
 * The documents of the library by what people call them, and the citations of a draft (《…》第三条, 国发〔2022〕14号第二部分,
 * 该法第五条): what quoting/holdings.py, quoting/citing.py and enrich/catalogue.py do.
 */
(function () {
  "use strict";

  var search = window.gongwenSearch;
  var places = window.gongwenPlaces;
  var STATE = "中华人民共和国";
  var VERSION = /[（(〔][^（）()〔〕]{0,20}(?:修正|修订|修改|版|年)[^（）()〔〕]{0,6}[）)〕]$/;
  var VERBS =
    "依照|依据|根据|按照|参照|比照|遵照|违反|违背|触犯|构成|适用|援用|引用|准用|符合|属于|认为|基于" +
    "|出自|引自|摘自|参见|载于|行使|执行|遵守|实施|规避|以下|关于|由于|对于|我国|现行|修订后|修正后|修改后|修改前|修订的|修正的|修改的|认定为|所称" +
    "|中华人民共和国";
  var BEFORE_NAME = new RegExp(
    "(?:^|[^\\u4e00-\\u9fff]|" + VERBS + "|[依按在和与及或由因是的之将对除有受犯了为就经据以但即并且])$",
  );
  var AFTER_VERB = new RegExp("(?:" + VERBS + ")$");
  // The name of a text that the library has not, without 《》: enrich/text_names.py.
  var KINDS =
    "(?:法|法典|条例|办法|规定|细则|规则|决定|解释|章程|制度|意见|方案|规程|准则|标准|通知|规划|规范|安排|批复|纲要|指南" +
    "|公约|协定|议定书|修正案|公告|通告|计划|要点|守则|总则|分则|附则|大纲|合同|协议|判决|裁定|法例)";
  var NAME_ENDS = new RegExp(KINDS + "$");
  var RUN = /[^，。；：、！？“”「」《》\s]*$/;
  var CODES = ["宪法", "民法典", "民法通则", "刑事诉讼法", "民事诉讼法", "行政诉讼法", "刑法"];
  var NO_NAME = new RegExp(
    "(?:[方做立司执违依用非合书语看想说手旧新国私公枉守普]法|^[该本其此各同原旧新]" +
      KINDS +
      ")$|^(?:其他|其它|有关|相关|上述|前述|下列|以下|现行|具体|若干|国家|地方|行政|中华人民共和国)*" +
      KINDS +
      "$|第.*[条款项]",
  );
  var NEVER_FIRST = "的除依按在和与及或由将但即并且则";
  var JOINING = NEVER_FIRST + "有因是为";
  var SHORT_RUN = 8;
  var LONG_RUN = 14;
  var LAW = /(?:^|[^办])法$|(?:法典|条例|公约|协定|议定书)$/; // a 办法 or 合同 could be the draft's own
  var RANGE = /^\s?[至到—－~～-]\s?$/;
  var LONGEST_RANGE = 200;
  var REMARK = "(?:[（(][^（）()]{0,30}[）)])?";
  var SHORT_NAME = new RegExp(
    "《([^《》]{2,120})》" +
      REMARK +
      '[（(](?:[^（）()《》]{1,30}[，,；;])?以下(?:统一)?简称(?:为|：)?[“"「]?《?([^《》“”"「」（）()，。]{1,30})》?[”"」]?[）)]',
    "g",
  );
  var TITLE =
    /(?:《((?:[^《》]|《[^《》]*》){2,120})》|〈([^〈〉《》]{2,120})〉)(?:[（(](?!\s?第)[^（）()]{0,40}[）)])?/g;
  var LAST_REMARK = /[（(][^（）()]{0,40}[）)]$/;
  var NUMBER =
    /[\u4e00-\u9fff]{1,14}[〔[（(［【][0-9０-９]{4}[〕\]）)］】]\s*第?[0-9０-９]{1,5}号|[\u4e00-\u9fff]{2,20}令第[0-9０-９]{1,4}号/g;
  var GAP = /^(?:文件|文)?(?:中?的|中|之|[，,])?\s*[（(]?$/;
  var MARK = "[0-9〇○零一二三四五六七八九十百千两⼀⼆⼋⼗]{1,3}";
  // What names a place after a name alone: an annex, marks of a plan (二（四）2).
  var AFTER_NAME = new RegExp(
    "\\s?(?:附件\\s?(" +
      MARK +
      ")|(" +
      MARK.replace("0-9", "") +
      ")[、.]?[（(](" +
      MARK +
      ")[）)]([0-9]{0,2}))(?![第条章节款项])",
    "y",
  );
  var SAME =
    /(?:该|上述|前述)(?:法|条例|办法|规定|细则|规则|决定|意见|方案|通知|规划|章程|解释|标准|文件)?(?:中?的|中)?$/;
  var OTHER = /(?:法|法典|条例|办法|规定|细则|规则|决定|章程|公约|协定|合同|协议)(?:中?的|中)?$/;
  var OF_VERSION =
    /[（(]((?:19|20)[0-9]{2})\s?(?:年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)?(?:第?[一二三四五六七八九]次)?(?:修正|修订|修改)?[版本]?(?:文本)?[）)]/;
  var REACH = 60;
  var SHORTEST_END = 6;
  var RANK = { unknown: 0, amended: 0, repealed: 1, replaced: 2, newer: 3, "not-yet": 4 };
  var SAID = { 1: "repealed", 2: "replaced", 3: "amended", 4: "newer" };

  function all(expression, text) {
    var found = [];
    var match;
    expression.lastIndex = 0;
    while ((match = expression.exec(text))) found.push(match);
    return found;
  }

  function plainTitle(title) {
    var plain = search.simplified(search.visible(title)).replace(/《/g, "〈").replace(/》/g, "〉");
    return plain.replace(VERSION, "") || plain;
  }

  function plainNumber(number) {
    var plain = search
      .simplified(search.visible(number))
      .replace(/[[（(［【]/g, "〔")
      .replace(/[\]）)］】]/g, "〕");
    plain = plain.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
    return plain.replace(/〕第?/g, "〕");
  }

  function withoutState(name) {
    return name.indexOf(STATE) === 0 ? name.slice(STATE.length) : name;
  }

  /* `rows` as documents.js has them: slug, title, number, aliases, standing, day from which it holds, work, attachments, day of its date. */
  function Library(rows, today) {
    this.today = today;
    this.documents = rows.map(toDocument).sort((a, b) => (a.slug < b.slug ? -1 : 1));
    this.bySlug = new Map(this.documents.map((one) => [one.slug, one]));
    this.names = new Map();
    this.longest = 0;
    this.documents.forEach(function (one) {
      namesOf(one).forEach(function (name) {
        this.add(name[0], one, name[1]);
        if (withoutState(name[0]) !== name[0]) this.add(withoutState(name[0]), one, name[1]);
      }, this);
    }, this);
  }

  function toDocument(row) {
    return {
      slug: row[0],
      title: row[1],
      number: row[2],
      aliases: row[3],
      standing: row[4],
      begins: row[5],
      work: row[6],
      attachments: row[7].map((one) => ({ eid: one[0], title: one[1], role: one[2] })),
      date: row[8],
    };
  }

  function namesOf(one) {
    var parts = one.attachments.filter((part) => part.title).map((part) => [plainTitle(part.title), part.eid]);
    var names = [[plainTitle(one.title), ""]].concat(
      parts,
      one.aliases.map((alias) => [plainTitle(alias), ""]),
    );
    return one.number ? names.concat([[plainNumber(one.number), ""]]) : names;
  }

  Library.prototype.add = function (name, one, part) {
    if (!this.names.has(name)) this.names.set(name, []);
    var known = this.names.get(name);
    if (!known.some((named) => named.document === one && named.part === part))
      known.push({ document: one, part: part });
    this.longest = Math.max(this.longest, name.length);
  };

  Library.prototype.named = function (name) {
    if (this.bySlug.has(name)) return [{ document: this.bySlug.get(name), part: "" }];
    var bare = name.trim().replace(/^《/, "").replace(/》$/, "");
    var plain = plainTitle(bare);
    var keys = [plain, withoutState(plain), plainNumber(bare)];
    for (var n = 0; n < keys.length; n++) if (this.names.has(keys[n])) return this.names.get(keys[n]);
    return this.byEnd(plain);
  };

  /* The one text whose title ends so after the names of its issuers. */
  Library.prototype.byEnd = function (words) {
    if (words.length < SHORTEST_END) return [];
    var found = [];
    this.names.forEach(function (named, key) {
      if (key.slice(-words.length) === words) found = found.concat(named);
    });
    return new Set(found.map((named) => named.document.title)).size === 1 ? found : [];
  };

  /* Of several texts of one name those of the year that the words tell; all where they tell none that is here. */
  Library.prototype.ofVersion = function (found, words) {
    var version = found.length > 1 ? OF_VERSION.exec(words) : null;
    if (!version) return found;
    var kept = found.filter(
      (named) => [named.document.begins, named.document.date].map((day) => day.slice(0, 4)).indexOf(version[1]) >= 0,
    );
    return kept.length ? kept : found;
  };

  /* The documents whose name, without 《》, ends the words, and where in them it begins. */
  Library.prototype.ending = function (words) {
    var plain = search.simplified(words);
    for (var start = Math.max(0, plain.length - this.longest); start < plain.length - 1; start++) {
      var found = this.names.get(plain.slice(start));
      if (found && BEFORE_NAME.test(plain.slice(0, start))) return { found: found, start: start };
    }
    return null;
  };

  // --- whether a text holds today: quoting/validity.py

  Library.prototype.validity = function (one) {
    var { today } = this;
    var rows = one.standing.filter((row) => row[0] <= today);
    var said = rows[rows.length - 1];
    if (said[1] < 0 || one.begins > today) return { state: "not-yet", since: one.begins };
    if (SAID[said[1]]) return { state: SAID[said[1]], since: said[0] };
    var title = plainTitle(one.title);
    var newer = (this.names.get(title) || []) // of the same name alone: nobody says how the two stand to each other
      .filter((named) => !named.part && plainTitle(named.document.title) === title)
      .filter((named) => !(one.work && named.document.work))
      .map((named) => named.document.begins)
      .filter((day) => day > one.begins && day <= today)
      .sort();
    return { state: "unknown", since: one.begins, namesake: newer[newer.length - 1] || "" };
  };

  /* True where nothing speaks against these being the words in force. */
  Library.prototype.mayHold = function (one) {
    return !RANK[this.validity(one).state];
  };

  /* Those that hold today, or held last, before the other versions of one text. */
  Library.prototype.inOrder = function (found) {
    if (new Set(found.map((named) => plainTitle(named.document.title))).size > 1) return found.slice();
    var self = this;
    return found
      .map((named) => ({ named: named, validity: self.validity(named.document) }))
      .sort(function (a, b) {
        var order = RANK[a.validity.state] - RANK[b.validity.state];
        var [first, second] = [a.named.document.begins, b.named.document.begins];
        return order || (first < second ? 1 : first > second ? -1 : 0);
      })
      .map((one) => one.named);
  };

  // --- citations

  /* Reads one draft from its beginning: short names and 该法 lean on what was said before. */
  function Reader(library) {
    this.library = library;
    this.short = new Map();
  }

  Reader.prototype.citations = function (text) {
    all(SHORT_NAME, text).forEach(function (match) {
      if (!this.short.has(plainTitle(match[2]))) this.short.set(plainTitle(match[2]), match[1]);
    }, this);
    var plain = search.simplified(text);
    var chains = chainsOf(plain);
    var taken = new Set();
    var found = this.names(text).map(function (citation) {
      // the first place behind the name, which alone can be its
      var chain = chains.find((one) => one[0].start >= citation.end);
      if (!chain || taken.has(chain) || !GAP.test(text.slice(citation.end, chain[0].start)))
        return withMark(citation, text, plain);
      taken.add(chain);
      return withPlaces(citation, chain, text);
    });
    chains
      .filter((one) => !taken.has(one))
      .forEach(function (chain) {
        var unnamed = this.unnamed(text, chain, found);
        if (unnamed) found.push(unnamed);
      }, this);
    return found.sort((a, b) => a.start - b.start);
  };

  Reader.prototype.names = function (text) {
    var found = all(TITLE, text).map(function (match) {
      var title = this.short.get(plainTitle(match[1] || match[2])) || match[1] || match[2];
      var found = this.library.ofVersion(this.library.named(title), match[0]);
      return cited(match.index, match.index + match[0].length, match[0], found);
    }, this);
    var titles = found.slice();
    all(NUMBER, search.simplified(text)).forEach(function (match) {
      var end = match.index + match[0].length;
      if (titles.some((one) => one.start <= match.index && match.index < one.end)) return;
      for (var start = match.index; start < end; start++) {
        var known = this.library.named(text.slice(start, end));
        if (known.length) {
          found.push(cited(start, end, text.slice(start, end), known));
          return;
        }
      }
    }, this);
    return found.sort((a, b) => a.start - b.start);
  };

  function cited(start, end, words, found) {
    return { start: start, end: end, words: words, found: found, places: [], between: [], isNamed: true };
  }

  /* A place after a name without 《》, after 该法, or after nothing; null where no text is meant that we know. */
  Reader.prototype.unnamed = function (text, chain, before) {
    var { start } = chain[0];
    var from = Math.max(0, start - REACH);
    var words = search.simplified(text.slice(from, start)).replace(LAST_REMARK, "");
    var ending = this.library.ending(words);
    if (ending) {
      var versions = this.library.ofVersion(ending.found, text.slice(from + ending.start, start));
      return withPlaces(named(text, from + ending.start, start, versions), chain, text);
    }
    var shorts = Array.from(this.short).filter((pair) => words.slice(-pair[0].length) === pair[0]);
    if (shorts.length) {
      var found = this.library.named(shorts[0][1]);
      return withPlaces(named(text, from + words.length - shorts[0][0].length, start, found), chain, text);
    }
    if (/[0-9０-９]/.test(text[start])) return null; // a count, where no name stands before it
    var name = writtenName(words);
    if (LAW.test(name)) return withPlaces(named(text, start - name.length, start, []), chain, text);
    var last = before.filter((one) => one.end <= start).reduce((a, b) => (a && a.end >= b.end ? a : b), null);
    var same = SAME.exec(words);
    if (!last || (OTHER.test(words) && !same)) return null;
    var citation = cited(same ? start - same[0].length : start, start, last.words, last.found);
    citation.isNamed = Boolean(same) || chain[0].again;
    return withPlaces(citation, chain, text);
  };

  /* The name without 《》 that ends the words, of whatever text: 应当依照刑法 → 刑法; "" where none is told. */
  function writtenName(words) {
    var run = RUN.exec(words.slice(-60))[0];
    if (!NAME_ENDS.test(run)) return "";
    var code = CODES.find((one) => run.slice(-one.length) === one);
    if (code) return code;
    var name = run.slice(nameStart(run));
    while (name && NEVER_FIRST.indexOf(name[0]) >= 0) name = name.slice(1);
    return name.length > LONG_RUN || NO_NAME.test(name) ? "" : name;
  }

  function nameStart(run) {
    var at;
    for (at = run.length - 2; at > 0; at--) if (AFTER_VERB.test(run.slice(0, at))) return at;
    if (run.length <= SHORT_RUN) return 0;
    for (at = run.length - 2; at > 0; at--) if (JOINING.indexOf(run[at - 1]) >= 0) return at;
    return 0;
  }

  function named(text, start, end, found) {
    return cited(start, end, text.slice(start, end), found);
  }

  /* Places that are named together. */
  function chainsOf(text) {
    var chains = [];
    var chain = [];
    places.read(text).forEach(function (locator) {
      if (chain.length && !locator.follows) {
        chains.push(chain);
        chain = [];
      }
      if (!places.isRelative(locator.steps[0]) && locator.steps[0].number) chain = chain.concat(locator);
    });
    return chain.length ? chains.concat([chain]) : chains;
  }

  function withPlaces(citation, chain, text) {
    var end = places.end(chain[chain.length - 1]);
    return Object.assign({}, citation, {
      end: end,
      words: text.slice(citation.start, end),
      places: chain.map((locator) => ({ steps: locator.steps, words: wordsOf(locator.steps) })),
      between: between(chain, text),
    });
  }

  /* What ranges go over: 第四条 of 第三条至第五条, the second and third of 第二款前三项. */
  function between(chain, text) {
    var found = [];
    function over(above, unit, first, last) {
      for (var number = first; number <= last; number++) found.push({ steps: above.concat(places.step(unit, number)) });
    }
    chain.forEach(function (locator) {
      var last = locator.steps[locator.steps.length - 1];
      over(locator.steps.slice(0, -1), last.unit, 2, last.upto);
    });
    chain.slice(1).forEach(function (other, n) {
      var one = chain[n];
      var [last, first] = [other, one].map((locator) => locator.steps[locator.steps.length - 1]);
      var above = other.steps.slice(0, -1);
      var isRange =
        RANGE.test(text.slice(places.end(one), other.start)) && wordsOf(one.steps.slice(0, -1)) === wordsOf(above);
      if (isRange && first.unit === last.unit && last.number - first.number < LONGEST_RANGE)
        over(above, last.unit, first.number + 1, last.number - 1);
    });
    return found;
  }

  function wordsOf(steps) {
    return steps.map(written).join("");
  }

  function written(one) {
    if (one.unit === "附件") return "附件" + one.number;
    return "第" + one.number + one.unit + (one.inserted ? "之" + one.inserted : "");
  }

  /* The citation with an annex or a mark that follows it, if one does. */
  function withMark(citation, text, plain) {
    AFTER_NAME.lastIndex = citation.end;
    var match = AFTER_NAME.exec(plain);
    if (!match) return citation;
    var end = citation.end + match[0].length;
    var place = match[1]
      ? { steps: [places.step("附件", places.numberValue(match[1]))], words: match[0].trim() }
      : { marks: [match[2], match[3], match[4]].filter(Boolean).map(places.numberValue), words: match[0].trim() };
    return Object.assign({}, citation, { end: end, words: text.slice(citation.start, end), places: [place] });
  }

  window.gongwenQuotedNames = { Library: Library, Reader: Reader };
})();
