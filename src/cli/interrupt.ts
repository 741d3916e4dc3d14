/** Notices Ctrl-C, so that a run can end with the report of what was done; a second Ctrl-C ends it at once. */
export class Interrupt {
  #raised = false;
  readonly #raise = () => {
    this.#raised = true;
  };

  constructor() {
    process.once('SIGINT', this.#raise);
  }

  get raised(): boolean {
    return this.#raised;
  }

  release(): void {
    process.removeListener('SIGINT', this.#raise);
  }
}
