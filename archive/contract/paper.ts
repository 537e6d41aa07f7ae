import * as z from 'zod';

export const papers = ['A4', 'Letter'] as const;
export const paperSchema = z.enum(papers);
export type Paper = z.infer<typeof paperSchema>;
