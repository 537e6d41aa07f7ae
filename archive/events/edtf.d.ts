declare module 'edtf' {
  /** Parses an EDTF string; throws where it is none. */
  export default function edtf(text: string): { toString(): string };
}
