/** Part of the address of every edition, and of nothing else. */
export const editionsBelow = '/editions/';
