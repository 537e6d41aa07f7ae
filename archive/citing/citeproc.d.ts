/** The parts of citeproc-js that are used: https://citeproc-js.readthedocs.io. */
declare module 'citeproc' {
  export interface CitationItem {
    readonly id: string;
    readonly locator?: string;
    readonly label?: string;
    /** 0 first, 1 subsequent, 2 ibid., 3 ibid. with another locator. */
    readonly position?: number;
    readonly 'near-note'?: boolean;
    readonly 'first-reference-note-number'?: number;
  }
  export interface EngineSystem {
    retrieveLocale(language: string): string | undefined;
    retrieveItem(id: string): unknown;
  }
  export type OutputFormat = Readonly<Record<string, unknown>>;
  export class Engine {
    constructor(system: EngineSystem, style: string, language: string, force?: boolean);
    readonly opt: {
      readonly xclass: 'note' | 'in-text';
      readonly development_extensions: Record<string, boolean>;
    };
    readonly citation: { readonly opt: { readonly 'near-note-distance': number } };
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    makeCitationCluster(items: readonly CitationItem[]): string;
    makeBibliography(): false | [{ readonly entry_ids: string[][] }, string[]];
  }
  export const Output: { readonly Formats: Record<string, OutputFormat> };
}
