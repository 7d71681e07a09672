"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { plain, run } = require("./page.js");

const WORDS = { "own.kind.mark": "标记", "own.kind.note": "笔记", "own.kind.favourite": "收藏" };
const SITE = "https://library.example/zh-Hant/";
const NOTE = {
  id: "a-1",
  kind: "note",
  page: "pond-rules/chp_1/",
  eid: "art_1",
  exact: "塘主应当清淤。\n不得填塘。",
  prefix: "",
  suffix: "",
  title: "池塘规定",
  text: "> 不是引文\n### 也不是标题\n\\反斜线\n平常的一行",
  created: "2026-01-31",
};

/** The script with a store that keeps at most `room` characters. */
function reading(room = 1e6) {
  const store = {};
  const kept = (key) => store[key] ?? null;
  const keep = (key, value) => {
    if (value === null) delete store[key];
    else if (value.length <= room) store[key] = value;
  };
  return { own: run(["own-reading.js"], { gongwen: { kept, keep } }).gongwenOwn, store };
}

test("what is taken away as Markdown comes back as it was", () => {
  const { own } = reading();
  const back = plain(own.fromMarkdown(own.toMarkdown([NOTE], SITE, WORDS), WORDS));
  assert.equal(back.length, 1);
  for (const name of ["kind", "page", "eid", "exact", "title", "text", "created"])
    assert.equal(back[0][name], NOTE[name], name);
});

test("what is taken away as annotations comes back whole, its number too", () => {
  const { own } = reading();
  assert.deepEqual(plain(own.fromJson(own.toJson([NOTE], SITE))), [NOTE]);
});

test("another's file brings no script, no foreign address and no number of another form", () => {
  const { own } = reading();
  const annotation = JSON.parse(own.toJson([NOTE], SITE)).items[0];
  const hostile = [
    { ...annotation, target: { ...annotation.target, source: "javascript:alert(1)" } },
    { ...annotation, target: { ...annotation.target, source: `${SITE}a/b/#"><script>` } },
    { ...annotation, created: "yesterday" },
    { ...annotation, body: { value: "x".repeat(20001) } },
    null,
    7,
  ];
  assert.deepEqual(plain(own.fromJson(JSON.stringify(hostile))), []);
  const named = own.fromJson(JSON.stringify([{ ...annotation, id: "urn:x:<img onerror=1>" }]));
  assert.match(named[0].id, /^[a-z0-9-]+$/);
});

test("what is there already is not added twice, and a full store says so", () => {
  const { own } = reading();
  assert.equal(own.add([NOTE]), 1);
  assert.equal(own.add([NOTE]), 0);
  assert.equal(own.state().items.length, 1);
  assert.equal(reading(10).own.add([NOTE]), -1);
});

test("what lies in the store and is not ours counts for nothing", () => {
  for (const value of ["{", "null", "[]", '{"items": 3}', '{"on": "yes", "items": [{"kind": "mark"}]}']) {
    const { own, store } = reading();
    store["gongwen.own"] = value;
    assert.deepEqual(plain(own.state()), { on: false, items: [] }, value);
  }
});
