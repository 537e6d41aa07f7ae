/** What an app that keeps its library otherwise would have to do; the same records in each. */
export interface Peer {
  /** The newest articles with their numbers of marks; answers how many came. */
  firstPage(limit: number): number;
  /** Adds a mark to an article, saved as that app saves. */
  addMark(article: string, id: string, quote: string): void;
  close(): void;
}

export interface StoredMark {
  readonly id: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly color: string;
  readonly note: string;
  readonly people: readonly string[];
  readonly events: readonly string[];
  readonly creator: string;
  readonly created: string;
}

export interface StoredArticle {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly kind: string;
  readonly added: string;
  readonly textSha256: string;
  readonly marks: StoredMark[];
}

export interface StoredRecord {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly date: string;
}

export interface Collection {
  readonly articles: StoredArticle[];
  readonly people: readonly StoredRecord[];
  readonly events: readonly StoredRecord[];
}
