/** Name, in the folder in which a document is put together, under which it is printed. */
export const printedName = 'printed.pdf';
