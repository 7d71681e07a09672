"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { plain, run } = require("./page.js");

const numbers = run(["search-numbers.js"]).gongwenNumbers;

test("a numeral has its value, however it is written", () => {
  const values = { 31: 31, 十: 10, 十五: 15, 三十一: 31, 一百零五: 105, 两百: 200, 二〇二二: 2022, 一千〇一: 1001 };
  for (const [numeral, value] of Object.entries(values)) assert.equal(numbers.valueOf(numeral), value, numeral);
});

test("a place has the key that the index has", () => {
  const keys = {
    "二(四)": "2.4",
    第三十一条: "art31",
    第十条之一: "art10-1",
    第二章第三条: "art3", // articles count through the whole document
    第三条第二款: "para3.2",
    2.4: "2.4",
    数字政府: "",
    第三条路: "",
  };
  for (const [query, key] of Object.entries(keys)) assert.equal(numbers.placeKey(query), key, query);
});

test("a document's number is one in any brackets, and a year with a number alone is not", () => {
  assert.deepEqual(plain(numbers.documentNumber("国发[2022]14号", false)), ["国发", 2022, 14]);
  assert.deepEqual(plain(numbers.documentNumber("国发〔2022〕第14号", false)), ["国发", 2022, 14]);
  assert.equal(numbers.documentNumber("202214", false), null);
  assert.deepEqual(plain(numbers.documentNumber("202214", true)), ["", 2022, 14]);
});

test("another issuer whose name ends alike is the same, another number is not", () => {
  assert.equal(numbers.sameDocument(["发", 2022, 14], ["国发", 2022, 14]), true);
  assert.equal(numbers.sameDocument(["国发", 2022, 14], ["国发", 2022, 4]), false);
  assert.equal(numbers.sameDocument(["国发", 2022, 14], null), false);
});

test("what the text may write besides leaves out what was typed", () => {
  assert.ok(numbers.otherForms("国发[2022]14号", false).includes("国发〔2022〕14号"));
  assert.ok(!numbers.otherForms("国发〔2022〕14号", false).includes("国发〔2022〕14号"));
  assert.deepEqual(plain(numbers.otherForms("第31条", false)), ["第三十一条"]);
});
