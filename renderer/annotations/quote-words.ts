/** The words of a quotation as they are set on a screen: the break between two pages of a PDF is a space. */
export const quoteWords = (quote: string): string => quote.replaceAll('\f', ' ');
