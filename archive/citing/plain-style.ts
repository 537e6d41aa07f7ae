/** The style of briefings in which nobody has chosen one: the source in a line, with all that is known and no rule of any school. */
export const plainStyle = { id: 'plain', title: 'Plain, the source in a line' } as const;
