globalThis.MessageChannel ??= class {
  constructor() {
    this.port1 = {};
    this.port2 = { postMessage: () => setTimeout(() => this.port1.onmessage?.({}), 0) };
  }
};
