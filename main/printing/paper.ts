/** The margins of a printed page. */
const marginMillimetres = 25;
const millimetresAnInch = 25.4;

/** On every side, in inches. */
export const marginInches = marginMillimetres / millimetresAnInch;
/** In points. */
export const marginPoints = marginInches * 72;
