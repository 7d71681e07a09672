/*
 * What the scripts of a page share, and what they take of the DOM for granted. No file of this folder reaches a reader.
 */

type Places = { [eid: string]: string };

interface Window {
  /** gongwen.js: what the reader's browser keeps, and how a feature begins without harming another. */
  gongwen: {
    kept(name: string): string | null;
    keep(name: string, value: string | null): void;
    lastPlaces(): any;
    eidIn(hash: string): string;
    start(name: string, feature: () => void): void;
    /** reading.js: where the reader stopped last. */
    eidRead?: () => string;
  };
  /** The reader's day: 2026-01-31. */
  gongwenToday(): string;
  /** A document's moved.js gives the address of every eId below the document's own. */
  gongwenMoved(places: Places): void;
  /** quotes.js beside a page: the source's text of its paragraphs. */
  gongwenQuotes: Places;
  /** annotate-settings.js: words, limits and where things are sent. */
  gongwenAnnotate: any;
  gongwenAnnotating?: (stretch: any, text: string) => void;
  /** citation.js beside a document: its forms, places and addresses in each script that was built. */
  gongwenCitation: any;
  gongwenTerms: { terms: { [key: string]: any }; labels: Places };
  /** addresses.js: the folders of a script's pages, and how many of them are in a file. */
  gongwenAddresses: { folders: string[]; each: number };
  /** address_list.py: the addresses in so many folders, with their names. */
  gongwenAddressesOf(number: number, found: string[][]): void;
  gongwenSelecting: any;
  gongwenTextFragments: { nameOf(stretches: any[]): { page: string; source: string } };
  gongwenOwn: any;
  gongwenSearch: any;
  gongwenSearchData(name: string, value: any): void;
  gongwenNames: any;
  gongwenNumbers: any;
  /** library_shards.py: the documents of a year. */
  gongwenLibrary(year: string, rows: any[]): void;
  gongwenWords: any;
  gongwenPlaces: any;
  gongwenLikeness: any;
  gongwenQuotedNames: any;
  gongwenQuoteCheck: any;
}

declare function gongwenSearchData(name: string, value: any): void;

/* A page holds HTML; its one picture in SVG is asked for nothing. */
interface ParentNode {
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}
interface Element {
  closest<E extends Element = HTMLElement>(selectors: string): E | null;
}
interface EventTarget {
  closest<E extends Element = HTMLElement>(selectors: string): E | null;
}
/* search-index.js: who asked for the file that a script element loads. */
interface SVGScriptElement {
  gwTake?: (value: any) => void;
}
interface HTMLScriptElement {
  gwTake?: (value: any) => void;
}
/* Only text is walked through. */
interface TreeWalker {
  nextNode(): any;
}
/* The fields of a form by name. */
interface HTMLFormControlsCollection {
  [name: string]: any;
}

/* Newer than the floor of 2018; asked for before it is used. */
declare namespace Intl {
  const Segmenter: any;
}
