const actions: (() => void)[] = [];

/** Has something put away when the test file that is running is done: the last first. */
export function atEndOfFile(action: () => void): void {
  actions.push(action);
}

export function putAway(): void {
  for (const action of actions.splice(0).reverse()) action();
}
