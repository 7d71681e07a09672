/* A page's script runs here by itself: with a window that holds what the other scripts would have left there. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const SCRIPTS = path.join(__dirname, "../../overrides/assets/gongwen");

/** The window after the scripts ran, in order; `given` is what it held before. */
exports.run = function (names, given = {}) {
  const window = Object.assign({ crypto: globalThis.crypto }, given);
  window.window = window;
  const context = vm.createContext(window);
  for (const name of names)
    vm.runInContext(fs.readFileSync(path.join(SCRIPTS, name), "utf8"), context, { filename: name });
  return window;
};

/** A copy whose objects are this realm's, which deepStrictEqual asks for. */
exports.plain = (value) => JSON.parse(JSON.stringify(value));
