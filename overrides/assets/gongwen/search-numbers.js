/* Numbers as readers type them: places (31, 第三十一条, 二（四）) and documents (国发[2022]14号, 国发2022 14). */
(function () {
  "use strict";

  var CHINESE = "〇○零一二三四五六七八九十百千两";
  var NUMBER = "([0-9]+|[" + CHINESE + "]+)";
  var GAP = "[、.,，。·/-]*";
  var KINDS = {
    编: "part",
    分编: "subpart",
    部分: "chp",
    章: "chp",
    节: "sec",
    条: "art",
    款: "para",
    项: "point",
    目: "indent",
  };
  var KIND = "(" + Object.keys(KINDS).join("|") + ")";
  var STEP = new RegExp(GAP + "第?\\(?" + NUMBER + "\\)?" + KIND + "?(?:之" + NUMBER + ")?" + GAP, "y");
  var ORDINAL = new RegExp("第" + NUMBER + "(?=" + KIND + ")", "g");
  var DOCUMENT = /^(\p{Script=Han}*?)([〔[({【]?)((?:19|20)\d{2})年?([〕\])}】]?)(第?)(\d{1,5})(号?)$/u;

  function valueOf(numeral) {
    if (/^[0-9]+$/.test(numeral)) return Number(numeral);
    var units = { 十: 10, 百: 100, 千: 1000 };
    var digits = { 〇: 0, "○": 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 两: 2 };
    if (!/[十百千]/.test(numeral)) return Number(Array.from(numeral, (character) => digits[character]).join(""));
    var total = 0;
    var digit = null;
    Array.from(numeral).forEach(function (character) {
      if (character in digits) {
        digit = digits[character];
      } else {
        total += (digit === null ? 1 : digit) * units[character];
        digit = null;
      }
    });
    return total + (digit || 0);
  }

  /* As headings write it: 31 → 三十一, 105 → 一百零五 (text/numerals.py). */
  function chineseOf(number) {
    var digits = "零一二三四五六七八九";
    var text = "";
    var gap = false;
    ["千", "百", "十", ""].forEach(function (unit, place) {
      var digit = Math.floor(number / 10 ** (3 - place)) % 10;
      if (digit) text += (gap && text ? "零" : "") + digits[digit] + unit;
      gap = !digit;
    });
    return text.replace(/^一十/, "十") || "零";
  }

  /* The key of a place (render/search_index/places.py): 二(四) → 2.4, 第三十一条 → art31; "" where it names none. */
  function placeKey(query) {
    var chain = [];
    var kind = "";
    STEP.lastIndex = 0;
    while (STEP.lastIndex < query.length) {
      var match = STEP.exec(query);
      if (!match) return "";
      kind = match[2] ? KINDS[match[2]] : "";
      if (kind === "art") chain = []; // articles count through the whole document
      chain.push(valueOf(match[1]) + (match[3] ? "-" + valueOf(match[3]) : ""));
    }
    return chain.length ? kind + chain.join(".") : "";
  }

  /* The keys that a place may have: as it says, and, where 条 is said of what counts within its part, as it counts. */
  function placeKeys(query) {
    var key = placeKey(query);
    if (!key) return [];
    var chain = [];
    STEP.lastIndex = 0;
    while (STEP.lastIndex < query.length) {
      var match = STEP.exec(query);
      chain.push(valueOf(match[1]) + (match[3] ? "-" + valueOf(match[3]) : ""));
    }
    return Array.from(new Set([key, chain.join(".")]));
  }

  /* Who, year and number of a document: 国发〔2022〕14号 → ["国发", 2022, 14]; null where it is none. */
  function documentNumber(query, spaced) {
    var match = DOCUMENT.exec(query);
    if (!match || !(match[1] || match[2] || match[7] || spaced)) return null;
    return [match[1], Number(match[3]), Number(match[6])];
  }

  function sameDocument(asked, number) {
    return Boolean(number) && asked[1] === number[1] && asked[2] === number[2] && number[0].endsWith(asked[0]);
  }

  /* What else the text may write for the folded query, which is not among it. */
  function otherForms(query, spaced) {
    var forms = [];
    var number = documentNumber(query, spaced);
    if (number) {
      ["〔〕", "[]", "()"].forEach(function (brackets) {
        forms.push(number[0] + brackets[0] + number[1] + brackets[1] + number[2] + "号");
        forms.push(number[0] + brackets[0] + number[1] + brackets[1] + "第" + number[2] + "号");
      });
    }
    forms.push(query.replace(ORDINAL, (all, numeral) => "第" + valueOf(numeral)));
    forms.push(query.replace(ORDINAL, (all, numeral) => "第" + chineseOf(valueOf(numeral))));
    return Array.from(new Set(forms)).filter(function (form) {
      return form !== query;
    });
  }

  window.gongwenNumbers = {
    placeKey: placeKey,
    placeKeys: placeKeys,
    valueOf: valueOf,
    documentNumber: documentNumber,
    sameDocument: sameDocument,
    otherForms: otherForms,
  };
})();
