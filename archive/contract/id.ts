import * as z from 'zod';

/** 12 lower-case base-32 characters (Crockford's alphabet: no i, l, o, u). */
export const idSchema = z.string().regex(/^[0-9a-hjkmnp-tv-z]{12}$/, 'not an id of 12 characters');
