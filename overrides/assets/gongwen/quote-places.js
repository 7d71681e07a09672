/*
 * Places as people write them, read to their steps (第三条第一款、第二款), and the eIds that they mean: what
 * text/locators.py and enrich/places.py do, for the page that checks quotations.
 */
(function () {
  "use strict";

  var LEVELS = { 附件: 0, 编: 1, 分编: 2, 章: 3, 部分: 3, 节: 4, 条: 5, 款: 6, 项: 7, 目: 8, 点: 8 };
  var N = "[0-9０-９OＯ〇○零一二三四五六七八九十百千两⼀⼆⼋⼗]{1,9}";
  var HYPHEN = "(?:-[0-9]{1,3})?";
  var ONE = "第?\\s?[（(]?\\s?" + N + HYPHEN + "\\s?[）)]?";
  var TOUCHING = "[（(]" + N + "[）)]"; // 第（六）（七）项
  var COMMA = "(?:[、，,]|以及|和|及|与|至|到|或者|或|[—－~～])";
  var UNIT = "(分编|编(?![制号辑写])|部分|章(?!程)|节(?![假点目日能约])|款(?!项)|项(?!目(?!第))|目(?![标录前的]))";
  var ARTICLE = "(条(?![例件约]))(?:之(" + N + ")(?![部切般个种次半]))?";
  var NUMBERED = sticky(
    "第\\s?[（(]?\\s?" +
      N +
      HYPHEN +
      "\\s?[）)]?(?:" +
      COMMA +
      ONE +
      "|" +
      TOUCHING +
      ")*\\s?(?:" +
      UNIT +
      "|" +
      ARTICLE +
      ")",
  );
  var BRACKETED = sticky("[（(]" + N + "[）)](?:" + COMMA + "?第?[（(]" + N + "[）)])*(项(?!目))");
  var BACK = sticky("(?:前|上)([一二两三四五六七八九十]{1,3})?(条(?![件例文约款])|款(?![项式])|项(?!目))");
  var OWN = sticky("本(条|款|项|章|节|编)(?=第|[（(])");
  var AGAIN = sticky("(?:同|该)(条|款|项|章|节)(?=第|[（(]|前[一二两三四五六七八九十])"); // 同条第二款
  var UPTO = sticky("[至到](" + N + ")\\s?(?:(款(?![项式])|项(?!目(?!第)))|" + ARTICLE + ")"); // 第53项至63项
  var ANNEX = sticky("附件\\s?(" + N + ")(?=\\s?[第的中])");
  // Without 第, as drafts have them: 577条 after a name, 2款 and 3项 after what they stand in; 第三条（二）.
  var BARE = sticky("([0-9０-９]{1,4}(?:-[0-9]{1,3})?)\\s?(?:(款(?![项式])|项(?!目(?!第)))|" + ARTICLE + ")");
  var BARE_ITEM = sticky("[（(](" + N + ")[）)](?=的?(?:规定|要求|内容|情形|办理|执行|处理|处罚)|[，。；、”」）)]|$)");
  var POINT = sticky("第\\s?[（(]?\\s?(" + N + ")\\s?[）)]?点(?![钟半心])"); // 第（二）点 of a plan
  var NUMBER = new RegExp("(" + N + ")(?:-([0-9]{1,3}))?", "g");
  var ATOM = /第|[（(]|[前上本同该至到]|附件|[0-9０-９]+/g;
  var NOT_BACK = "之此目当提"; // 此前, 目前, 提前
  var NOT_AGAIN = "不相共"; // 不同条件
  var WITHIN = /^(?:规定)?[的中之]?\s?$/; // 第六条规定的第一款
  var JOINT = /^\s?(?:-|[、，,]|以及|和|及|与|至|到|直至|或者|或|[—－~～]|[、，,](?:以及|和|及|或者?))\s?$/;
  var RADICALS = { "⼀": "一", "⼆": "二", "⼋": "八", "⼗": "十" };

  function sticky(source) {
    return new RegExp(source, "y");
  }

  function matchAt(expression, text, at) {
    expression.lastIndex = at;
    return expression.exec(text);
  }

  /* 0 for what is no number. */
  function numberValue(numeral) {
    var plain = numeral
      .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
      .replace(/[⼀⼆⼋⼗]/g, (radical) => RADICALS[radical])
      .replace(/[OＯ]/g, "〇");
    if (/^[0-9]+$/.test(plain)) return Number(plain);
    return /[0-9]/.test(plain) ? 0 : window.gongwenNumbers.valueOf(plain);
  }

  function step(unit, number, inserted) {
    return { unit: unit, number: number || 0, inserted: inserted || 0, back: 0, own: false, upto: 0 };
  }

  function isRelative(one) {
    return one.back > 0 || one.own;
  }

  /* The number as an eId writes it: 31, or 10-1 for 第十条之一. */
  function reference(one) {
    return one.inserted ? one.number + "-" + one.inserted : String(one.number);
  }

  // --- reading

  function read(text) {
    var found = [];
    var turned = false;
    atomsOf(text).forEach(function (atom) {
      var own = turned ? turn(atom.step) : atom.step;
      var last = found[found.length - 1];
      var gap = last ? text.slice(end(last), atom.start) : "";
      var deepest = last && last.steps[last.steps.length - 1];
      var before = last && last.steps[last.steps.length - 2];
      if (last && WITHIN.test(gap) && own.unit === "款" && deepest.unit === "项" && before && before.unit === "条") {
        turned = true; // Taiwan's 第三條第一項第二款
        last.steps = last.steps.map(turn).concat(turn(own));
        last.ends.push(atom.end);
      } else if (last && WITHIN.test(gap) && !isRelative(firstOf(own)) && LEVELS[own.unit] > LEVELS[deepest.unit]) {
        last.steps = last.steps.concat(firstOf(own));
        last.ends.push(atom.end);
      } else if (atom.again) {
        found.push(locator(atom, namedBefore(found, own), false));
      } else if (last && (JOINT.test(gap) || (!gap && own.unit === deepest.unit))) {
        var above = isRelative(own) ? [] : last.steps.filter((one) => LEVELS[one.unit] < LEVELS[own.unit]);
        found.push(locator(atom, above.concat(own), true));
      } else {
        turned = false;
        found.push(locator(atom, [atom.step], false));
      }
    });
    return found;
  }

  /* `again` says that a place is told by one before it: 同条第二款. */
  function locator(atom, steps, follows) {
    return { start: atom.start, steps: steps, ends: [atom.end], follows: follows, again: atom.again === true };
  }

  /* 前三项 below a 款 that is named are its first three. */
  function firstOf(one) {
    return one.back > 1 ? Object.assign(step(one.unit, 1), { upto: one.back }) : one;
  }

  /* The steps of the last place of that unit; the step itself, of number 0, where none was named. */
  function namedBefore(found, own) {
    for (var n = found.length - 1; n >= 0; n--) {
      if (found[n].steps.some((one) => one.unit === own.unit))
        return found[n].steps.filter((one) => LEVELS[one.unit] <= LEVELS[own.unit]);
    }
    return [own];
  }

  function end(locator) {
    return locator.ends[locator.ends.length - 1];
  }

  function turn(one) {
    var other = { 款: "项", 项: "款" }[one.unit];
    return other ? Object.assign({}, one, { unit: other }) : one;
  }

  function atomsOf(text) {
    var found = [];
    var at = 0;
    var opener;
    for (;;) {
      ATOM.lastIndex = at;
      opener = ATOM.exec(text);
      if (!opener) return found;
      at = opener.index;
      at =
        numbered(text, at, found) ||
        bracketed(text, at, found) ||
        relative(text, at, found) ||
        again(text, at, found) ||
        upto(text, at, found) ||
        annex(text, at, found) ||
        bare(text, at, found) ||
        bareItem(text, at, found) ||
        point(text, at, found) ||
        ATOM.lastIndex;
    }
  }

  function numbered(text, at, found) {
    var match = matchAt(NUMBERED, text, at);
    if (!match) return 0;
    var unit = match[1] || match[2];
    var inserted = match[3] ? numberValue(match[3]) : 0;
    var unitAt = at + match[0].length - unit.length - (match[3] ? match[3].length + 1 : 0);
    list(text, at, unitAt, at + match[0].length, unit, inserted, found);
    return at + match[0].length;
  }

  function bracketed(text, at, found) {
    var match = matchAt(BRACKETED, text, at);
    if (!match) return 0;
    list(text, at, at + match[0].length - 1, at + match[0].length, "项", 0, found);
    return at + match[0].length;
  }

  function relative(text, at, found) {
    var back = NOT_BACK.indexOf(text[at - 1] || "-") < 0 && matchAt(BACK, text, at);
    var own = !back && matchAt(OWN, text, at);
    var match = back || own;
    if (!match) return 0;
    var one = step(back ? back[2] : own[1]);
    if (back) one.back = numberValue(back[1] || "一") || 1;
    else one.own = true;
    found.push({ start: at, end: at + match[0].length, step: one });
    return at + match[0].length;
  }

  function again(text, at, found) {
    var match = (text[at] !== "同" || NOT_AGAIN.indexOf(text[at - 1] || "-") < 0) && matchAt(AGAIN, text, at);
    if (!match) return 0;
    found.push({ start: at, end: at + match[0].length, step: step(match[1]), again: true });
    return at + match[0].length;
  }

  function upto(text, at, found) {
    var match = matchAt(UPTO, text, at);
    var unit = match && (match[2] || match[3]);
    if (!match || unit !== text[at - 1]) return 0;
    var number = numberValue(match[1]);
    var inserted = match[4] ? numberValue(match[4]) : 0;
    if (number) found.push({ start: at + 1, end: at + match[0].length, step: step(unit, number, inserted) });
    return at + match[0].length;
  }

  function annex(text, at, found) {
    var match = matchAt(ANNEX, text, at);
    if (!match) return 0;
    var number = numberValue(match[1]);
    if (number) found.push({ start: at, end: at + match[0].length, step: step("附件", number) });
    return at + match[0].length;
  }

  function bare(text, at, found) {
    var match = !/[0-9０-９年.]/.test(text[at - 1] || "-") && matchAt(BARE, text, at);
    if (!match) return 0;
    var inserted = match[4] ? numberValue(match[4]) : 0;
    list(text, at, at + match[1].length, at + match[0].length, match[2] || match[3], inserted, found);
    return at + match[0].length;
  }

  function bareItem(text, at, found) {
    var match = "条款".indexOf(text[at - 1] || "-") >= 0 && matchAt(BARE_ITEM, text, at);
    if (!match) return 0;
    var number = numberValue(match[1]);
    if (number) found.push({ start: at, end: at + match[0].length, step: step("项", number) });
    return at + match[0].length;
  }

  function point(text, at, found) {
    var match = matchAt(POINT, text, at);
    if (!match) return 0;
    var number = numberValue(match[1]);
    if (number) found.push({ start: at, end: at + match[0].length, step: step("点", number) });
    return at + match[0].length;
  }

  /* Each number of a list: 第三、四条 → 第三, 四条; 3-5 is from the third to the fifth, 211-1 is 211条之一. */
  function list(text, start, unitAt, stop, unit, inserted, found) {
    var numbers = [];
    var match;
    NUMBER.lastIndex = start;
    while ((match = NUMBER.exec(text)) && match.index < unitAt) numbers.push(match);
    numbers.forEach(function (number, n) {
      var value = numberValue(number[1]);
      var second = Number(number[2] || 0);
      var isLast = n === numbers.length - 1;
      var over = number.index + number[0].length;
      var first = n ? opening(text, number.index) : start;
      var last = isLast ? stop : over + ("）)".indexOf(text[over] || "-") >= 0 ? 1 : 0);
      if (!value) return;
      if (second > value) {
        found.push({ start: first, end: number.index + number[1].length, step: step(unit, value) });
        found.push({ start: over - number[2].length, end: last, step: step(unit, second) });
      } else {
        found.push({ start: first, end: last, step: step(unit, value, isLast && inserted ? inserted : second) });
      }
    });
  }

  function opening(text, at) {
    while ("（(第".indexOf(text[at - 1] || "-") >= 0) at -= 1;
    return at;
  }

  // --- following: the abbreviations that a unit's divisions may have, the likeliest first

  var BELOW = {
    编: ["part"],
    分编: ["subpart"],
    部分: ["chp", "part"],
    章: ["chp"],
    节: ["sec"],
    条: ["sec", "para", "subpara", "chp"],
    款: ["para"],
    项: ["point", "indent", "subpara"],
    目: ["indent", "point"],
    点: ["sec", "para", "subpara", "point", "indent"],
  };
  var IN_ARTICLES = ["point", "indent"]; // 第三条第（二）点 is an item
  var IN_PLANS = ["sec", "para", "subpara"]; // 第二部分第（一）项: what stands in a part of a plan, whatever people call it
  var MARKED = ["chp", "sec", "para", "subpara", "point", "indent"];
  var MOST = 200;

  /* The eId of a place below the prefix ("att_1__"); "" where it is not there or could be two. */
  function follow(prefix, steps, holds) {
    var top = prefix.replace(/__$/, "");
    var eid = top;
    for (var n = 0; n < steps.length; n++) {
      var isInPlan = n > 0 && steps[n - 1].unit === "部分" && ["项", "款"].indexOf(steps[n].unit) >= 0;
      var names = isInPlan ? IN_PLANS : BELOW[steps[n].unit] || [];
      if (steps[n].unit === "点" && eid.indexOf("art_") >= 0) names = IN_ARTICLES;
      var found = candidates(prefix, top, eid, steps[n], names, holds);
      if (found.length !== 1 || holds(found[0] + "_r2")) return "";
      eid = found[0];
    }
    return eid;
  }

  /* 二（四）2 → the eId: what stands below what, whatever its kind; "" where a mark is not there, or stands twice. */
  function byMarks(prefix, numbers, known) {
    return numbers.reduce(function (above, number, n) {
      if (n && !above) return "";
      var inner = above ? above + "__" : prefix;
      var found = MARKED.map((name) => inner + name + "_" + number).filter((eid) => known.has(eid));
      return found.length === 1 && !known.has(found[0] + "_r2") ? found[0] : "";
    }, "");
  }

  function candidates(prefix, top, above, one, kinds, holds) {
    var number = reference(one);
    if (one.unit === "条" && holds(prefix + "art_" + number)) return [prefix + "art_" + number];
    if (one.unit === "条" && above === top) return [];
    var inner = above ? above + "__" : "";
    var names = kinds.map((name) => name + "_" + number);
    var direct = names.find((name) => holds(inner + name));
    if (direct) return [inner + direct];
    if (["项", "目", "点", "章", "分编"].indexOf(one.unit) < 0) return [];
    return [].concat.apply(
      [],
      between(one.unit, inner, holds).map((eid) => names.map((name) => eid + "__" + name).filter(holds)),
    );
  }

  /* What may stand unsaid above a step: the 款 of a 项 or 目, the 编 or 分编 of a 章. */
  function between(unit, inner, holds) {
    var found = [];
    ("项目点".indexOf(unit) >= 0 ? ["para"] : ["part", "subpart"]).forEach(function (name) {
      for (var number = 1; number < MOST && holds(inner + name + "_" + number); number++)
        found.push(inner + name + "_" + number);
    });
    return found;
  }

  window.gongwenPlaces = {
    read: read,
    byMarks: byMarks,
    step: step,
    end: end,
    follow: follow,
    isRelative: isRelative,
    numberValue: numberValue,
  };
})();
