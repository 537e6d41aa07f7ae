/** What stands for the words between two pieces of a mark. */
export const pieceGap = ' … ';
