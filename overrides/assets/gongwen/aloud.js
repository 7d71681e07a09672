/*
 * Reading aloud with a voice of the reader's own device: one utterance a sentence, the sentence marked. A voice that
 * sends the text away is offered as such and used after the reader agreed. The text's own elements stay as they are.
 */
(function () {
  "use strict";

  var SENTENCE = /[^。！？!?]*[。！？!?]+[”’」』）)》]*|[^。！？!?]+/g;
  var WAIT = 1000; // milliseconds in which a browser may bring its voices
  var HIGHLIGHT = "gw-aloud";
  var CANTONESE = /^(yue|zh[-_](hk|yue))/i;
  var CHINESE = /^(zh|cmn|yue)/i;

  var article = document.getElementById("gw-text");
  var panel = document.querySelector("[data-gw-aloud-panel]");
  var opener = document.querySelector("button[data-gw-aloud]");
  var status = panel.querySelector("[data-gw-aloud-status]");
  var controls = panel.querySelector("[data-gw-aloud-controls]");
  /** @type {HTMLSelectElement} */
  var choice = panel.querySelector("[data-gw-aloud-voices]");
  var agreement = panel.querySelector("[data-gw-aloud-agree]");
  var pauseButton = panel.querySelector('[data-gw-aloud-do="pause"]');
  var speech = window.speechSynthesis;
  var language = document.documentElement.lang;

  var sentences = sentencesOf(article);
  var index = 0;
  var current = null; // the utterance that is being spoken
  var agreed = false;

  // --- what is read: the text, no apparatus

  function sentencesOf(root) {
    var found = [];
    root
      .querySelectorAll(
        ":scope > :is(p, h1, h2, h3, h4, h5, h6), .gw-heading > :is(h1, h2, h3, h4, h5, h6), .gw-table :is(th, td)",
      )
      .forEach(function (block) {
        if (block.closest("[data-apparatus]")) return;
        var nodes = textNodes(block);
        var text = nodes
          .map(function (node) {
            return node.data;
          })
          .join("");
        /** @type {string[]} */ (text.match(SENTENCE) || []).reduce(function (start, sentence) {
          if (sentence.trim())
            found.push({
              block: block,
              text: spoken(nodes, start, start + sentence.length),
              range: rangeOf(nodes, start, start + sentence.length),
            });
          return start + sentence.length;
        }, 0);
      });
    return found;
  }

  function textNodes(block) {
    var nodes = [];
    var walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("[data-apparatus]")) nodes.push(walker.currentNode);
    }
    return nodes;
  }

  /* The words of a sentence as they are said: a voice pauses after 第二章 and 第七条, which the page sets apart by room. */
  function spoken(nodes, start, end) {
    var offset = 0;
    return nodes
      .map(function (node) {
        var from = offset;
        offset += node.length;
        var words = node.data.slice(Math.max(0, start - from), Math.max(0, end - from));
        return words && offset <= end && node.parentElement.closest(".gw-number-word") ? words + "，" : words;
      })
      .join("")
      .trim();
  }

  function rangeOf(nodes, start, end) {
    var range = document.createRange();
    nodes.reduce(function (offset, node) {
      var next = offset + node.length;
      if (offset <= start && start < next) range.setStart(node, start - offset);
      if (offset < end && end <= next) range.setEnd(node, end - offset);
      return next;
    }, 0);
    return range;
  }

  /* The first sentence of the first block that the window shows. */
  function firstInSight() {
    var found = sentences.findIndex(function (sentence) {
      return sentence.block.getBoundingClientRect().bottom > window.innerHeight * 0.1;
    });
    return Math.max(0, found);
  }

  // --- voices

  /* Those that read this page's language, the fitting region first. Cantonese is for readers in Hong Kong to choose. */
  function voices() {
    var hongKong = language === "zh-Hant-HK";
    var region = language === "zh-Hant-TW" ? /tw$/i : /cn$/i;
    return speech
      .getVoices()
      .filter(function (voice) {
        return CHINESE.test(voice.lang) && (hongKong || !CANTONESE.test(voice.lang));
      })
      .sort(function (one, other) {
        return rank(other) - rank(one);
      });

    function rank(voice) {
      return (voice.localService ? 4 : 0) + (CANTONESE.test(voice.lang) ? 2 : 0) + (region.test(voice.lang) ? 1 : 0);
    }
  }

  function usable() {
    return voices().filter(function (voice) {
      return voice.localService || agreed;
    });
  }

  function whenVoicesAreThere(act) {
    if (speech.getVoices().length) {
      act();
      return;
    }
    var timer = setTimeout(done, WAIT);
    speech.addEventListener("voiceschanged", done);
    function done() {
      clearTimeout(timer);
      speech.removeEventListener("voiceschanged", done);
      act();
    }
  }

  function offerVoices() {
    var kept = window.gongwen.kept("gongwen.voice");
    var remote = voices().filter(function (voice) {
      return !voice.localService;
    });
    agreed =
      agreed ||
      remote.some(function (voice) {
        return voice.voiceURI === kept; // chosen before, after agreeing
      });
    var offered = usable();
    choice.replaceChildren();
    [CANTONESE, CHINESE].forEach(function (kind) {
      var group = document.createElement("optgroup");
      group.label = choice.getAttribute(kind === CANTONESE ? "data-gw-cantonese" : "data-gw-mandarin");
      offered.forEach(function (voice) {
        if ((kind === CANTONESE) !== CANTONESE.test(voice.lang)) return;
        var online = voice.localService ? "" : "（" + panel.getAttribute("data-gw-online") + "）";
        group.append(new Option(voice.name + online, voice.voiceURI, false, voice.voiceURI === kept));
      });
      if (group.children.length) choice.append(group);
    });
    controls.hidden = !offered.length;
    agreement.hidden = agreed || !remote.length;
    if (!offered.length) say("none");
    return offered.length > 0;
  }

  function chosenVoice() {
    return usable().find(function (voice) {
      return voice.voiceURI === choice.value;
    });
  }

  // --- speaking. To pause is to stop and to go on with the same sentence: on Android there is no other way.

  function speak(at) {
    hush();
    if (at >= sentences.length) {
      index = 0;
      mark(null);
      say("ended");
      return;
    }
    index = Math.max(0, at);
    var utterance = new SpeechSynthesisUtterance(sentences[index].text);
    utterance.voice = chosenVoice();
    utterance.lang = utterance.voice.lang;
    utterance.onend = function () {
      if (utterance === current) speak(index + 1);
    };
    utterance.onerror = function () {
      if (utterance !== current) return; // we ended it
      hush();
      say("failed");
    };
    current = utterance;
    status.textContent = "";
    mark(sentences[index]);
    labelPause();
    speech.speak(utterance);
  }

  function hush() {
    current = null;
    speech.cancel();
    labelPause();
  }

  function labelPause() {
    pauseButton.textContent = pauseButton.getAttribute(current ? "data-gw-pause" : "data-gw-resume");
  }

  function mark(sentence) {
    if (window.Highlight) {
      CSS.highlights.delete(HIGHLIGHT);
      if (sentence) CSS.highlights.set(HIGHLIGHT, new Highlight(sentence.range));
    }
    if (!sentence) return;
    var box = sentence.range.getBoundingClientRect();
    if (box.top < window.innerHeight * 0.1 || box.bottom > panel.getBoundingClientRect().top) {
      window.scrollBy({ top: box.top - window.innerHeight * 0.3 });
    }
  }

  function say(what) {
    status.textContent = panel.getAttribute("data-gw-" + what);
  }

  // --- the panel

  var ACTS = {
    previous: function () {
      speak(index - 1);
    },
    next: function () {
      speak(index + 1);
    },
    pause: function () {
      if (current) hush();
      else speak(index);
    },
    agree: function () {
      agreed = true;
      offerVoices();
      if (!chosenVoice().localService) window.gongwen.keep("gongwen.voice", choice.value);
      pauseButton.focus();
      speak(current ? index : firstInSight());
    },
    stop: close,
  };

  function open() {
    panel.hidden = false;
    status.textContent = "";
    controls.hidden = agreement.hidden = true;
    panel.querySelector('[data-gw-aloud-do="stop"]').focus();
    if (!speech || !window.SpeechSynthesisUtterance) {
      say("unsupported");
      return;
    }
    whenVoicesAreThere(function () {
      if (panel.hidden || !offerVoices()) return;
      pauseButton.focus();
      speak(firstInSight());
    });
  }

  function close() {
    if (speech) hush();
    mark(null);
    panel.hidden = true;
    opener.closest("details").querySelector("summary").focus();
  }

  panel.addEventListener("click", function (event) {
    var button = event.target.closest("[data-gw-aloud-do]");
    if (button) ACTS[button.getAttribute("data-gw-aloud-do")]();
  });
  panel.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });
  choice.addEventListener("change", function () {
    window.gongwen.keep("gongwen.voice", choice.value);
    speak(index);
  });
  opener.addEventListener("click", open);
  window.addEventListener("pagehide", function () {
    if (speech) speech.cancel();
  });
  open();
})();
