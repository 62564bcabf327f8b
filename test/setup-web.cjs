// What a browser has and jsdom has not.
const { TextDecoder, TextEncoder } = require('node:util');

globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder;

// The one of node:worker_threads would keep Jest from ending.
globalThis.MessageChannel ??= class {
  constructor() {
    this.port1 = {};
    this.port2 = { postMessage: () => setTimeout(() => this.port1.onmessage?.({}), 0) };
  }
};

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

globalThis.matchMedia ??= (media) => ({
  media,
  matches: false,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
});

globalThis.scrollTo = () => {};

// jsdom asks every rule of every sheet for every element, which takes seconds a key stroke, and lays nothing out anyway:
// what an element says of itself is enough.
globalThis.getComputedStyle = (element) => element.style;
