declare module 'edtf' {
  /** Parses an EDTF string; throws where it is none. `min`, `max`: milliseconds since 1970. */
  export default function edtf(text: string): {
    toString(): string;
    readonly min: number;
    readonly max: number;
  };
}
