/** Lets everybody pass while it is open, and holds everybody back while it is closed. */
export class Gate {
  private closed: { opened: Promise<void>; open: () => void } | undefined;
  private arrived: (() => void)[] = [];

  close(): void {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.closed = { opened, open };
  }

  open(): void {
    this.closed?.open();
    this.closed = undefined;
  }

  async pass(): Promise<void> {
    if (this.closed === undefined) return;
    for (const tell of this.arrived.splice(0)) tell();
    await this.closed.opened;
  }

  /** Resolves when the next one is held back. */
  someoneWaits(): Promise<void> {
    return new Promise((resolve) => this.arrived.push(resolve));
  }
}
